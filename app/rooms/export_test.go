package rooms

// SnapshotFrom lets tests make a snapshot of fewer documents.
func (s *Search) SnapshotFrom(from, behind int) { s.from, s.behind = from, behind }
