package app

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestEveryAnswerCarriesTheHeaders(t *testing.T) {
	answer := httptest.NewRecorder()
	Headers(http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/nothing", nil))
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; " +
			"font-src 'self'; media-src blob:; connect-src 'self'; form-action 'none'; base-uri 'none'; " +
			"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html",
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy":        "no-referrer",
		"Cache-Control":          "no-store",
	} {
		if got := answer.Header().Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func TestAStricterPolicyStands(t *testing.T) {
	const strict = "default-src 'none'; sandbox"
	exhibit := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", strict)
	})
	answer := httptest.NewRecorder()
	Headers(exhibit).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/exhibit/a", nil))
	if got := answer.Header().Values("Content-Security-Policy"); len(got) != 1 || got[0] != strict {
		t.Errorf("policies are %q, want only the exhibit's own", got)
	}
}
