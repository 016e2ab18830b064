package media

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A stripped copy says nothing of itself but its size, whatever the picture
// said.
func TestStrip(t *testing.T) {
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	stripped := 0
	for _, file := range files {
		in, err := os.ReadFile(file)
		if err != nil {
			continue // a folder
		}
		mediaType := TypeOf(in[:min(len(in), 4096)])
		if !strings.HasPrefix(mediaType, "image/") {
			continue
		}
		var out bytes.Buffer
		made, err := Strip(context.Background(), &out, bytes.NewReader(in), int64(len(in)), mediaType)
		if errors.Is(err, ErrNoPicture) || errors.Is(err, ErrTooLarge) || errors.Is(err, ErrAbsent) {
			continue
		}
		if err != nil || TypeOf(out.Bytes()[:min(out.Len(), 4096)]) != made {
			t.Errorf("%s became %s: %v", file, made, err)
			continue
		}
		stripped++
		facts, err := Facts(bytes.NewReader(out.Bytes()), int64(out.Len()), made)
		for _, f := range facts {
			if err != nil || f.About != OfSize {
				t.Errorf("%s still says %s: %s (%v)", file, f.Name, f.Value, err)
			}
		}
	}
	if stripped == 0 {
		t.Error("no picture was stripped")
	}
}
