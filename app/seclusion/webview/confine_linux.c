//go:build cgo && !bindings

// The four functions below that begin with webkit_ are WebKitGTK's own names.
// Wails v2.16.0 calls each of them to build its window (window.go, window.c,
// webkit2_40+.go); standing in the executable, ours are the ones it gets.
// Nothing here prints: what passes through is what a person wrote.

#include "confine_linux.h"
#include <signal.h>
#include <string.h>
#include <unistd.h>
#include <webkit2/webkit2.h>

// home is the one page there is; Wails' asset server answers for it.
static const char home[] = "wails://wails/";

// A port nobody listens on (RFC 863, discard): should a request ever get past
// the page's rules, it ends here, and the seal refuses the socket besides.
static const char blackhole[] = "http://127.0.0.1:9";

static WebKitWebContext *context;
static const char *refusal;
static GThread *thread; // GTK's
static gint confined;   // atomic

int stillwater_confined(void) { return g_atomic_int_get(&confined); }

static void on_download(WebKitWebContext *c, WebKitDownload *download, gpointer data) {
	webkit_download_cancel(download);
}

WebKitWebContext *webkit_web_context_get_default(void) {
	if (context != NULL) return context;
	context = webkit_web_context_new_ephemeral();
	webkit_web_context_set_cache_model(context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
	webkit_web_context_set_spell_checking_enabled(context, FALSE);
	WebKitNetworkProxySettings *proxy = webkit_network_proxy_settings_new(blackhole, NULL);
	webkit_website_data_manager_set_network_proxy_settings(
		webkit_web_context_get_website_data_manager(context), WEBKIT_NETWORK_PROXY_MODE_CUSTOM, proxy);
	webkit_network_proxy_settings_free(proxy);
	g_signal_connect(context, "download-started", G_CALLBACK(on_download), NULL);
	return context;
}

// Shift three times within this many milliseconds leaves; the page's own rule.
enum { presses = 3, within = 1200 };

static gboolean is_shift(const GdkEventKey *event) {
	return event->keyval == GDK_KEY_Shift_L || event->keyval == GDK_KEY_Shift_R;
}

// on_key hears every key in every window of the app first. The page leaves by
// itself; but while the system's dialog for files is open it hears nothing, so
// here all windows vanish, the dialog is cancelled, and the app is asked to
// end, as at logout, which locks the vault.
static gint on_key(GtkWidget *widget, GdkEventKey *event, gpointer data) {
	static guint32 at[presses]; // the last presses, oldest first
	static int count;
	GtkWidget *top = gtk_widget_get_toplevel(widget);
	if (!GTK_IS_DIALOG(top) || event->type != GDK_KEY_PRESS) return FALSE;
	if (!is_shift(event)) count = 0;
	else {
		memmove(at, at + 1, sizeof at - sizeof *at);
		at[presses - 1] = event->time;
		count++;
	}
	if (count < presses || at[presses - 1] - at[0] > within) return FALSE;
	count = 0;
	GList *windows = gtk_window_list_toplevels();
	g_list_foreach(windows, (GFunc)gtk_widget_hide, NULL);
	g_list_free(windows);
	gtk_dialog_response(GTK_DIALOG(top), GTK_RESPONSE_CANCEL);
	kill(getpid(), SIGTERM);
	return TRUE;
}

int stillwater_prepare(const char *sentence) {
	refusal = sentence;
	thread = g_thread_self();
	G_GNUC_BEGIN_IGNORE_DEPRECATIONS // GTK 3 has no other way to hear all windows
	gtk_key_snooper_install((GtkKeySnoopFunc)on_key, NULL);
	G_GNUC_END_IGNORE_DEPRECATIONS
	return webkit_web_context_is_ephemeral(webkit_web_context_get_default());
}

// Reading the body of a Blob or FormData request crashes the process, so no
// body is ever handed out: the page sends data by calls only.
GInputStream *webkit_uri_scheme_request_get_http_body(WebKitURISchemeRequest *request) { return NULL; }

// is_call says whether text is a call of one of the app's own methods, as
// Wails' page runtime writes it: C{"name":"app.Journal.Save","args":[],
// "callbackID":""}. The same dispatcher also answers ":wails:" calls
// (clipboard, notifications, window). Go reads keys in any case and takes the
// last of equal ones, so any other key is refused rather than overlooked.
static gboolean is_call(JSCContext *js, const char *text) {
	if (text[0] != 'C') return FALSE;
	JSCValue *call = jsc_value_new_from_json(js, text + 1);
	gboolean ok = call != NULL && jsc_value_is_object(call);
	gchar **keys = ok ? jsc_value_object_enumerate_properties(call) : NULL;
	for (gchar **k = keys; ok && k != NULL && *k != NULL; k++)
		ok = g_str_equal(*k, "name") || g_str_equal(*k, "args") || g_str_equal(*k, "callbackID");
	if (ok) {
		JSCValue *value = jsc_value_object_get_property(call, "name");
		char *name = jsc_value_to_string(value);
		ok = name != NULL && g_str_has_prefix(name, "app.");
		g_free(name);
		g_object_unref(value);
	}
	g_strfreev(keys);
	g_clear_object(&call);
	return ok;
}

// on_message runs before Wails' own handler, which was connected later. Drops
// and the window's close button do not come this way.
static void on_message(WebKitUserContentManager *manager, WebKitJavascriptResult *result, gpointer data) {
	JSCValue *value = webkit_javascript_result_get_js_value(result);
	char *text = jsc_value_to_string(value);
	if (text == NULL || !(g_str_equal(text, "runtime:ready") || is_call(jsc_value_get_context(value), text)))
		g_signal_stop_emission_by_name(manager, "script-message-received::external");
	g_free(text);
}

WebKitUserContentManager *webkit_user_content_manager_new(void) {
	WebKitUserContentManager *manager = g_object_new(WEBKIT_TYPE_USER_CONTENT_MANAGER, NULL);
	g_signal_connect(manager, "script-message-received::external", G_CALLBACK(on_message), NULL);
	return manager;
}

// is_home says whether uri is the one page, with or without a fragment.
static gboolean is_home(const char *uri) {
	size_t n = sizeof home - 1;
	return uri != NULL && strncmp(uri, home, n) == 0 && (uri[n] == '\0' || uri[n] == '#');
}

// on_policy lets the main frame load the one page and nothing else load
// anything: no link, no drop, no frame, no window, no download. Pictures,
// scripts and fetches are not navigations and do not come this way.
static gboolean on_policy(WebKitWebView *view, WebKitPolicyDecision *decision, WebKitPolicyDecisionType type, gpointer data) {
	gboolean ok = FALSE;
	if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION) {
		WebKitNavigationAction *action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
		ok = is_home(webkit_uri_request_get_uri(webkit_navigation_action_get_request(action)));
	} else if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE) {
		WebKitResponsePolicyDecision *response = WEBKIT_RESPONSE_POLICY_DECISION(decision);
		ok = webkit_response_policy_decision_is_main_frame_main_resource(response) &&
			is_home(webkit_uri_request_get_uri(webkit_response_policy_decision_get_request(response)));
	}
	if (ok) webkit_policy_decision_use(decision);
	else webkit_policy_decision_ignore(decision);
	return TRUE;
}

static gboolean on_permission(WebKitWebView *view, WebKitPermissionRequest *request, gpointer data) {
	webkit_permission_request_deny(request);
	return TRUE;
}

// Files are chosen in Go, which gets paths; the page never gets a file.
static gboolean on_file_chooser(WebKitWebView *view, WebKitFileChooserRequest *request, gpointer data) {
	webkit_file_chooser_request_cancel(request);
	return TRUE;
}

#ifdef STILLWATER_E2E
static WebKitWebView *driven;

static WebKitWebView *on_create_view(WebKitAutomationSession *session, gpointer data) { return driven; }

static void on_automation(WebKitWebContext *c, WebKitAutomationSession *session, gpointer data) {
	WebKitApplicationInfo *info = webkit_application_info_new();
	webkit_application_info_set_name(info, "stillwater");
	webkit_automation_session_set_application_info(session, info);
	webkit_application_info_unref(info);
	g_signal_connect(session, "create-web-view", G_CALLBACK(on_create_view), NULL);
}
#endif

GtkWidget *webkit_web_view_new_with_user_content_manager(WebKitUserContentManager *manager) {
	WebKitWebContext *c = webkit_web_context_get_default();
	WebKitWebView *view = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW,
		"web-context", c,
		"user-content-manager", manager,
#ifdef STILLWATER_E2E
		"is-controlled-by-automation", TRUE,
#endif
		NULL));
#ifdef STILLWATER_E2E
	driven = view;
	webkit_web_context_set_automation_allowed(c, TRUE);
	g_signal_connect(c, "automation-started", G_CALLBACK(on_automation), NULL);
#endif
	g_object_set(webkit_web_view_get_settings(view),
		"allow-file-access-from-file-urls", FALSE,
		"allow-universal-access-from-file-urls", FALSE,
		"enable-back-forward-navigation-gestures", FALSE,
		"enable-developer-extras", FALSE,
		"enable-dns-prefetching", FALSE,
		"enable-encrypted-media", FALSE,
		"enable-html5-database", FALSE,
		"enable-html5-local-storage", FALSE,
		"enable-media-stream", FALSE,
		"enable-offline-web-application-cache", FALSE,
		"enable-page-cache", FALSE,
		"enable-webgl", FALSE,
		"enable-webrtc", FALSE,
		"javascript-can-access-clipboard", FALSE,
		"javascript-can-open-windows-automatically", FALSE,
		NULL);
	g_signal_connect(view, "decide-policy", G_CALLBACK(on_policy), NULL);
	g_signal_connect(view, "permission-request", G_CALLBACK(on_permission), NULL);
	g_signal_connect(view, "run-file-chooser", G_CALLBACK(on_file_chooser), NULL);
	if (!webkit_web_view_is_ephemeral(view)) {
		g_printerr("%s\n", refusal);
		stillwater_tell(refusal);
		_exit(1);
	}
	g_atomic_int_set(&confined, 1);
	return GTK_WIDGET(view);
}

void stillwater_tell(const char *text) {
	if (thread != NULL && thread != g_thread_self()) return;
	if (!gtk_init_check(NULL, NULL)) return;
	GtkWidget *dialog = gtk_message_dialog_new(NULL, GTK_DIALOG_MODAL, GTK_MESSAGE_WARNING, GTK_BUTTONS_CLOSE, "%s", text);
	gtk_dialog_run(GTK_DIALOG(dialog));
	gtk_widget_destroy(dialog);
}
