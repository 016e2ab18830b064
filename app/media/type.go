package media

import "github.com/gabriel-vasile/mimetype"

// HeadSize is how many bytes TypeOf looks at.
const HeadSize = 4096

// TypeOf names what the first bytes of a file say it is.
func TypeOf(head []byte) (name string) {
	defer func() {
		if recover() != nil { // the bytes come from a stranger, and the detector is not ours
			name = "application/octet-stream"
		}
	}()
	return mimetype.Detect(head).String()
}
