package evidence

import "strings"

const (
	maxName   = 1024 // bytes; 255 UTF-16 units of any file system need at most 765
	slugBytes = 40   // bytes; keeps paths short
)

// slug is what ASCII letters and digits of s leave, joined by single dashes.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	out := strings.Join(words, "-")
	return strings.Trim(out[:min(len(out), slugBytes)], "-")
}
