package main

import (
	"os"
	"strings"
	"testing"
)

func TestWhatOnlyAnotherSystemSees(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"go.mod":       "module alien\n\ngo 1.26\n",
		"a.go":         "package alien\n\nimport \"os\"\n\nvar dir = os.Getenv(place)\n",
		"a_linux.go":   "package alien\n\nconst place = \"HOME\"\n",
		"a_windows.go": "package alien\n\nimport \"syscall\"\n\nconst place = \"USERPROFILE\"\n\nvar kernel = syscall.NewLazyDLL(\"kernel32.dll\")\n",
		"a_darwin.go":  "package alien\n\nconst place = 7\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for system, want := range map[string]string{"linux": "", "windows": "", "darwin": "a.go:5", "plan9": "undefined: place"} {
		err := check(system, "amd64", "", []string{"./..."})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", system, err, want)
		}
	}
}
