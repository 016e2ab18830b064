package rooms_test

import (
	"errors"
	"testing"

	"stillwater/app/rooms"
)

func TestACountryIsTwoCapitalsOrNone(t *testing.T) {
	r, _ := furnished(t)
	for code, fine := range map[string]bool{"": true, "IE": true, "ie": false, "I": false, "IRL": false, "É": false, "1A": false} {
		s := r.Settings()
		s.Country = code
		if err := r.SaveSettings(ctx, s); errors.Is(err, rooms.ErrInvalid) == fine {
			t.Errorf("%q: %v", code, err)
		}
	}
	if got := r.Settings().Country; got != "" && got != "IE" {
		t.Errorf("%q was kept", got)
	}
}
