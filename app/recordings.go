package app

import (
	"context"
	"io"
	"net/http"
	"strings"

	"stillwater/app/media"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// maxPlayed is the longest recording the page is given, in bytes: it plays
// from the page's memory, for WebKitGTK plays from nowhere else.
const maxPlayed = 96 << 20

// recordings are the types the page may be given to play, and whether it
// hears or sees them. Which of them it can play is for the web view to say.
var recordings = map[string]string{
	"audio/mpeg": "audio", "audio/mp4": "audio", "audio/x-m4a": "audio", "audio/aac": "audio", "audio/ogg": "audio", "audio/wav": "audio",
	"audio/x-wav": "audio", "audio/flac": "audio", "audio/amr": "audio", "audio/3gpp": "audio", "audio/webm": "audio",
	"video/mp4": "video", "video/webm": "video", "video/quicktime": "video", "video/x-m4v": "video", "video/3gpp": "video", "video/ogg": "video",
}

// recordingOf is "audio" or "video" for what the page may be given to play,
// and empty for anything else.
func recordingOf(mediaType string, size int64) string {
	plain, _, _ := strings.Cut(mediaType, ";")
	if size > maxPlayed {
		return ""
	}
	return recordings[plain]
}

// serveRecording serves a recording whole.
func serveRecording(w http.ResponseWriter, r *http.Request, f kept) {
	size, err := f.bytes.Seek(0, io.SeekEnd)
	if err != nil || recordingOf(f.mediaType, size) == "" {
		http.Error(w, "", http.StatusUnsupportedMediaType)
		return
	}
	w.Header().Set("Content-Type", f.mediaType)
	http.ServeContent(w, r, "", f.added, f.bytes)
}

// PictureSize is how large a picture is.
type PictureSize struct {
	Width  int `json:"width"`
	Height int `json:"height"`
}

// PictureSize returns how large a picture is once it is upright, in the pixels
// boxes are given in.
func (e *Evidence) PictureSize(id string) (PictureSize, error) {
	return withID(e.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out PictureSize, err error) {
		blob, x, err := r.Evidence.Open(ctx, p)
		if err != nil {
			return out, err
		}
		defer blob.Close()
		out.Width, out.Height, err = media.Size(ctx, blob, x.Size, x.MediaType)
		return out, err
	})
}
