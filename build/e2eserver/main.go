//go:build e2eserver

// Command e2eserver puts the real page and the real Go side into an ordinary
// browser, for end-to-end tests: same files, same headers, same bound structs,
// and Wails' own page runtime over HTTP in place of WebKit's message channel.
// Only dialogs, drops and the window itself are played, by the test, through
// /e2e/. It listens on loopback, on a port of the system's choice, and answers
// only who has its token. The build tag keeps it out of every release.
//
//	e2eserver [-vault DIR] [-dist DIR] [-network sealed|page]
//
// prints one line, the address to open, and runs until it is told to end.
package main

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed" // for ipcJS
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"reflect"
	"strings"
	"syscall"

	"github.com/wailsapp/wails/v2/pkg/options"

	"stillwater/app"
	"stillwater/app/seal"
)

// ipcJS takes the place of Wails' ipc.js.
//
//go:embed ipc.js
var ipcJS string

func main() {
	log.SetFlags(0)
	dir := flag.String("vault", "", "folder of the vault")
	dist := flag.String("dist", "frontend/dist", "folder of the built page")
	network := flag.String("network", "page", "who is said to keep the network out")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	desktop := &desktop{}
	shell := app.NewShell(app.Options{
		VaultDir: *dir, Version: "e2e", Network: *network, Desktop: desktop,
		KDF: seal.FloorKDF(), WorkFactor: 10, // tests unlock often
	})
	runtimeJS, err := pageRuntime(shell.Bind())
	if err != nil {
		log.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	shell.Startup(ctx)
	token := rand.Text()
	server := &http.Server{Handler: guard(token, routes(shell, desktop, os.DirFS(*dist), runtimeJS))}
	go func() { _ = server.Serve(listener) }()
	fmt.Printf("http://%s/?token=%s\n", listener.Addr(), token)
	<-ctx.Done()
	_ = server.Close()
	shell.BeforeClose(context.Background())
}

// pageRuntime is what Wails serves as runtime.js in a release: the names of
// the bound methods, then the runtime itself, from the module's own source.
func pageRuntime(bound []any) (string, error) {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/wailsapp/wails/v2").Output()
	if err != nil {
		return "", fmt.Errorf("finding Wails' page runtime: %w", err)
	}
	js, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(module)), "internal/frontend/runtime/runtime_prod_desktop.js"))
	if err != nil {
		return "", fmt.Errorf("reading Wails' page runtime: %w", err)
	}
	names := map[string]map[string]any{}
	for _, b := range bound {
		t := reflect.TypeOf(b)
		methods := map[string]any{}
		for i := range t.NumMethod() {
			methods[t.Method(i).Name] = struct{}{}
		}
		names[t.Elem().Name()] = methods
	}
	bindings, err := json.Marshal(map[string]any{"app": names})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("window.wailsbindings=%q;\n%s", bindings, js), nil
}

// guard lets in who comes with the token, and then with the cookie it left.
func guard(token string, next http.Handler) http.Handler {
	same := func(s string) bool { return subtle.ConstantTimeCompare([]byte(s), []byte(token)) == 1 }
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if same(r.URL.Query().Get("token")) {
			http.SetCookie(w, &http.Cookie{Name: "token", Value: token, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
		} else if c, err := r.Cookie("token"); err != nil || !same(c.Value) {
			http.Error(w, "no token", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func routes(shell *app.Shell, desktop *desktop, dist fs.FS, runtimeJS string) http.Handler {
	mux := http.NewServeMux()
	script := func(path, js string) {
		mux.HandleFunc("GET "+path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			_, _ = io.WriteString(w, js)
		})
	}
	script("/wails/runtime.js", runtimeJS)
	script("/wails/ipc.js", ipcJS)
	mux.HandleFunc("GET /favicon.ico", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }) // browsers ask
	mux.HandleFunc("POST /e2e/ipc", func(w http.ResponseWriter, r *http.Request) {
		message, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		answer(w, shell, string(message))
	})
	mux.HandleFunc("GET /e2e/events", desktop.events)
	mux.HandleFunc("POST /e2e/dialog", desktop.presetDialog)
	mux.HandleFunc("POST /e2e/drop", desktop.drop)
	mux.HandleFunc("GET /e2e/window", desktop.state)
	mux.HandleFunc("POST /e2e/window", desktop.setMinimised)
	mux.HandleFunc("POST /e2e/start", func(http.ResponseWriter, *http.Request) { shell.SecondInstance(options.SecondInstanceData{}) })
	mux.Handle("/", app.Headers(assets(dist, shell)))
	return mux
}

// assets answers as Wails' asset server does: with a built file where there is
// one, the two scripts put into the page, and the Shell for all else. As in
// the window, no body of a request gets through.
func assets(dist fs.FS, shell http.Handler) http.Handler {
	files := http.FileServerFS(dist)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.NoBody
		name := strings.TrimPrefix(r.URL.Path, "/")
		if name == "" {
			page, err := fs.ReadFile(dist, "index.html")
			if err != nil {
				http.Error(w, "there is no built page: make build", http.StatusNotFound)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			const scripts = `<head><script src="/wails/ipc.js"></script><script src="/wails/runtime.js"></script>`
			_, _ = io.WriteString(w, strings.Replace(string(page), "<head>", scripts, 1))
			return
		}
		if info, err := fs.Stat(dist, name); r.Method == http.MethodGet && err == nil && !info.IsDir() {
			files.ServeHTTP(w, r)
			return
		}
		shell.ServeHTTP(w, r)
	})
}

// answer carries out a message of the page. What the window's filter stops is
// stopped here, too: only calls of bound methods go through.
func answer(w http.ResponseWriter, shell *app.Shell, message string) {
	var call struct {
		Name       string            `json:"name"`
		Args       []json.RawMessage `json:"args"`
		CallbackID string            `json:"callbackID"`
	}
	body, ok := strings.CutPrefix(message, "C")
	if !ok || json.Unmarshal([]byte(body), &call) != nil || !strings.HasPrefix(call.Name, "app.") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	// A panic that gets this far would leave the page waiting for ever: say so.
	defer func() {
		if p := recover(); p != nil {
			log.Printf("PANIC in %s: %v", call.Name, p)
			w.WriteHeader(http.StatusInternalServerError)
		}
	}()
	result, err := invoke(shell.Bind(), call.Name, call.Args)
	out := struct {
		Result     any    `json:"result"`
		Err        any    `json:"error"`
		CallbackID string `json:"callbackid"`
	}{result, nil, call.CallbackID}
	if err != nil {
		out.Result, out.Err = nil, shell.FormatError(err)
	}
	_ = json.NewEncoder(w).Encode(out)
}

// invoke calls "app.Struct.Method" with arguments in JSON, as Wails does.
func invoke(bound []any, name string, args []json.RawMessage) (result any, err error) {
	parts := strings.Split(name, ".")
	for _, b := range bound {
		v := reflect.ValueOf(b)
		if len(parts) != 3 || v.Type().Elem().Name() != parts[1] {
			continue
		}
		m := v.MethodByName(parts[2])
		if !m.IsValid() || m.Type().NumIn() != len(args) {
			break
		}
		in := make([]reflect.Value, len(args))
		for i, arg := range args {
			p := reflect.New(m.Type().In(i))
			if err := json.Unmarshal(arg, p.Interface()); err != nil {
				return nil, fmt.Errorf("argument %d of %s: %w", i, name, err)
			}
			in[i] = p.Elem()
		}
		for _, out := range m.Call(in) {
			if out.Type() == reflect.TypeFor[error]() {
				err, _ = out.Interface().(error)
			} else {
				result = out.Interface()
			}
		}
		return result, err
	}
	return nil, fmt.Errorf("no method %s with %d arguments", name, len(args))
}
