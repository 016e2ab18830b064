package app

import "net/http"

// contentPolicy is what the page may do: run the scripts and show the styles,
// fonts and pictures that came with it, and talk to nobody else. Svelte sets
// its templates through the one trusted-types policy named. Inline scripts
// and style attributes are refused.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; " +
	"img-src 'self' blob:; font-src 'self'; media-src blob:; connect-src 'self'; " +
	"form-action 'none'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types svelte-trusted-html"

// Headers gives every answer to the page the headers that hold it: the
// content policy, no guessing of types, no referrer, nothing kept in a cache.
// A handler that serves what a person brought in sets a stricter policy.
func Headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
