package app

import (
	"stillwater/app/evidence"
	"stillwater/app/rooms"
)

// imported is what an import did.
type imported struct {
	Added    int       `json:"added"`
	Known    int       `json:"known"`
	Failed   []refused `json:"failed"`
	Exhibits []string  `json:"exhibits"`
}

func importedOf(in rooms.Imported) imported {
	return imported{
		len(in.Added), len(in.Known),
		each(in.Failed, func(f rooms.Refused) refused { return refused{f.Name, codeOf(f.Err)} }),
		each(append(in.Added, in.Known...), func(x evidence.Exhibit) string { return x.ID.String() }),
	}
}
