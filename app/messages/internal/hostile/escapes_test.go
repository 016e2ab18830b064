package hostile

import "testing"

func TestHalved(t *testing.T) {
	for raw, want := range map[string]bool{
		`"plain"`: false, `"\u00e9"`: false, `"\ud83d\ude00"`: false, `"\ud83d"`: true, `"\ude00"`: true, `"\ud83d\ud83d\ude00"`: true, `"\ud83d \ude00"`: true,
		`"\\ud83d"`: false, `"\ud83d\n"`: true, `"\`: false, `"\u12"`: false, "\"\xff\"": true, `"😀"`: false, `"\uD83D\uDE00\uD83D"`: true,
	} {
		if Halved([]byte(raw)) != want {
			t.Errorf("%s: %v", raw, !want)
		}
	}
}
