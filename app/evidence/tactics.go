package evidence

import "slices"

// A Tactic names what the other person did, as one of Tactics.
type Tactic string

// tactics are what people who leave somebody controlling meet, in the order
// lists show them.
var tactics = []Tactic{
	"hoovering",
	"love-bombing",
	"guilt-tripping",
	"gaslighting",
	"smear-campaign",
	"flying-monkeys",
	"baiting",
	"threats",
	"intimidation-and-stalking",
	"silent-treatment",
	"triangulation",
	"financial-abuse",
	"impersonation-and-account-access",
	"image-based-abuse",
	"using-children-or-pets",
	"breach-of-order",
}

// Tactics returns all sixteen tactics in the order lists show them.
func Tactics() []Tactic { return slices.Clone(tactics) }

// Channels returns the ways of reaching somebody that are offered for
// Incident.Channel, most used first.
func Channels() []string {
	return []string{
		"phone-call",
		"text-message",
		"messaging-app",
		"email",
		"social-media",
		"in-person",
		"at-home",
		"at-work",
		"through-others",
		"post",
		"gift",
		"shared-account",
		"payment-note",
		"game",
		"childs-device",
		"court-or-lawyer",
		"other",
	}
}
