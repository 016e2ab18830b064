package cli

import (
	"slices"
	"strings"

	"stillwater/app/plan"
	"stillwater/app/rooms"
)

func (c *call) listPlan(args []string) error {
	var part plan.Kind
	if len(args) > 0 {
		if part = plan.Kind(args[0]); !slices.Contains(plan.Kinds(), part) {
			return usage("there is no part of the plan called %q", args[0])
		}
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		return list(c, r.Plan.Items(part), planLine)
	})
}

// planLine is an item in one line, with what stands or was done.
func planLine(it plan.Item) string {
	parts := []string{it.ID.String(), string(it.Kind), it.Name()}
	switch {
	case it.State != "":
		parts = append(parts, "("+string(it.State)+")")
	case !it.DoneAt.IsZero():
		parts = append(parts, "(done)")
	}
	return strings.Join(parts, "  ")
}
