package media

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Concern is something about a file that whoever is shown it may ask about.
// It blames nobody: most files with concerns are what they are said to be.
type Concern string

// The concerns Concerns knows.
const (
	// NoDate: nothing in the file says when it was made.
	NoDate Concern = "no-date"
	// Stripped: a photograph's format, and not a word of a camera in it, as
	// after messengers, web sites and screenshots.
	Stripped Concern = "metadata-stripped"
	// Resaved: its name is one that messengers give to their own, smaller
	// copies.
	Resaved Concern = "re-saved"
	// Edited: it names a program that alters pictures.
	Edited Concern = "edited"
	// Cropped: a screenshot as wide as a phone's screen but not as high.
	Cropped Concern = "maybe-cropped"
	// NoSender: a message without a sender.
	NoSender Concern = "no-sender"
	// DatesDiffer: it says it was made after it was changed.
	DatesDiffer Concern = "dates-differ"
	// Placed: it says where it was made, which a shared copy would tell.
	Placed Concern = "has-place"
	// Active: it would run or fetch something when opened.
	Active Concern = "active"
)

var (
	// messengers name their copies so: WhatsApp, Telegram, Facebook, Signal,
	// Viber, Messenger.
	messengers = regexp.MustCompile(`(?i)^(?:(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d{4}|WhatsApp (?:Image|Video|Audio|Ptt|Voice|Bild|Unknown) .+|photo_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d|video_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d|FB_IMG_\d+|received_\d+|signal-\d{4}-\d\d-\d\d-.+|viber_image_.+|\d{8}-(?:PHOTO|VIDEO|AUDIO)-\d{4}-\d\d-\d\d-.+)\.[a-z0-9]+$`)
	// editors are programs that alter pictures and say so.
	editors = regexp.MustCompile(`(?i)photoshop|lightroom|gimp|snapseed|picsart|pixelmator|affinity|facetune|canva|paint|photopea|darktable|capture one|luminar|fotor|befunky|vsco`)
)

// shot is how a screenshot is called by the program that took it.
var shot = regexp.MustCompile(`(?i)screen[ _-]?shot|bildschirmfoto|capture d|captura|schermata|skjermbilde|sk[äæ]rm|zrzut|снимок|스크린샷|截屏|屏幕|スクリーンショット`)

// screens are how wide phones' screens are in pixels, held upright; all of
// them are at least 1.5 times as high.
var screens = []int{640, 720, 750, 828, 1080, 1125, 1170, 1179, 1206, 1242, 1284, 1290, 1320, 1440}

const uprightScreen = 1.5 // the least height of a phone's screen for its width

// Concerns looks at a file's name, its type and its Facts. Nothing is said
// that could not be seen there: a file without concerns has not been proved
// to be anything.
func Concerns(name, mediaType string, facts []Fact) []Concern {
	plain, _, _ := strings.Cut(mediaType, ";")
	if _, known := readers[plain]; !known {
		return nil
	}
	about := func(s Subject) bool { return slices.ContainsFunc(facts, func(f Fact) bool { return f.About == s }) }
	isPicture, isMail := strings.HasPrefix(plain, "image/"), plain == "message/rfc822"
	var found []Concern
	add := func(c Concern, so bool) {
		if so {
			found = append(found, c)
		}
	}
	add(NoDate, !about(OfDate))
	add(Stripped, photographs[plain] && !about(OfDevice) && !about(OfDate))
	add(Resaved, messengers.MatchString(name))
	add(Edited, isPicture && slices.ContainsFunc(facts, func(f Fact) bool { return f.About == OfSoftware && editors.MatchString(f.Value) }))
	add(Cropped, isPicture && !about(OfDevice) && isShot(name, plain, facts) && cropped(facts))
	add(NoSender, isMail && !slices.ContainsFunc(facts, func(f Fact) bool { return f.Name == "From" || f.Name == "Sender" }))
	add(DatesDiffer, !isMail && datesDiffer(facts))
	add(Placed, about(OfPlace))
	add(Active, about(OfAction))
	return found
}

// photographs are the types that cameras write.
var photographs = map[string]bool{"image/jpeg": true, "image/heic": true, "image/heif": true}

// isShot reports whether a picture is a screenshot by its name, by its own
// word, or by its format, which no camera writes.
func isShot(name, mediaType string, facts []Fact) bool {
	return mediaType == "image/png" || shot.MatchString(name) ||
		slices.ContainsFunc(facts, func(f Fact) bool { return f.Name == "UserComment" && strings.EqualFold(f.Value, "screenshot") })
}

// cropped reports whether a picture is as wide as a phone's screen held
// upright and not as high as any of that width. What was scrolled and joined
// is higher; a desk's screen of such a width has one of these heights.
func cropped(facts []Fact) bool {
	w, h := side(facts, "Width"), side(facts, "Height")
	return slices.Contains(screens, w) && h > 0 && float64(h) < uprightScreen*float64(w) &&
		!(w == 1440 && (h == 900 || h == 1080)) && !(w == 640 && h == 480)
}

func side(facts []Fact, name string) int {
	for _, f := range facts {
		if f.Origin == File && f.Name == name {
			n, _ := strconv.Atoi(f.Value)
			return n
		}
	}
	return 0
}

// made and changed are what formats call the two dates that belong together.
var (
	made    = []string{"DateTimeOriginal", "CreateDate", "CreationDate", "CreationTime"}
	changed = []string{"ModifyDate", "ModDate", "ModificationTime"}
)

// datesDiffer reports whether, in one part of the file and on one kind of
// clock, everything was changed before it was made.
func datesDiffer(facts []Fact) bool {
	for _, m := range facts {
		if !slices.Contains(made, m.Name) || m.About != OfDate {
			continue
		}
		compared, before := 0, 0
		for _, c := range facts {
			if c.Origin == m.Origin && c.About == OfDate && c.Zoned == m.Zoned && slices.Contains(changed, c.Name) {
				compared++
				if c.At.Before(m.At) {
					before++
				}
			}
		}
		if compared > 0 && before == compared {
			return true
		}
	}
	return false
}
