package app

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
)

// Jobs is long work, with progress and a way to stop it. At most one job of a
// kind runs at a time.
type Jobs struct {
	emit func(event string, data any)

	mu   sync.Mutex
	jobs map[string]*job
}

// A Job is the state of one piece of long work as the page sees it.
type Job struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`  // "import", "check", "copy", "export", "look", "verify", "restore", "attach", "read-diary", "import-diary", "read-messages", "import-messages", "make-bundle", "compare-bundle", "check-bundle" or "export-journal"
	State  string `json:"state"` // "running", "done", "failed" or "cancelled"
	Done   int64  `json:"done"`
	Total  int64  `json:"total"`
	Unit   string `json:"unit"`   // "bytes", "files" or "records"
	Name   string `json:"name"`   // of the file at hand
	Code   Code   `json:"code"`   // why it failed
	Result any    `json:"result"` // by kind, once done
}

type job struct {
	Job
	cancel  context.CancelFunc
	emitted time.Time
	ended   time.Time
}

const (
	// emitEvery is how often the page hears of progress: 10 a second is
	// smooth, and far below what a fast disk reports.
	emitEvery = 100 * time.Millisecond
	// keptJobs is how many ended jobs are remembered for a page that missed
	// the event.
	keptJobs = 20
)

func newJobs(emit func(string, any)) *Jobs { return &Jobs{emit: emit, jobs: map[string]*job{}} }

// start runs work in the background. It returns errBusy while one of the
// same kind runs.
func (j *Jobs) start(kind, unit string, work func(ctx context.Context, progress func(done, total int64, name string)) (any, error)) (*Job, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, other := range j.jobs {
		if other.Kind == kind && other.State == "running" {
			return nil, errBusy
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	w := &job{Job: Job{ID: store.NewID().String(), Kind: kind, State: "running", Unit: unit}, cancel: cancel}
	j.jobs[w.ID] = w
	j.forget()
	go func() {
		defer cancel()
		var result any
		err := func() (err error) {
			defer caught(&err)
			result, err = work(ctx, func(done, total int64, name string) { j.progress(w, done, total, name) })
			return err
		}()
		j.end(w, result, err)
	}()
	started := w.Job
	return &started, nil
}

func (j *Jobs) progress(w *job, done, total int64, name string) {
	j.mu.Lock()
	w.Done, w.Total, w.Name = done, total, name
	tell := time.Since(w.emitted) >= emitEvery
	if tell {
		w.emitted = time.Now()
	}
	state := w.Job
	j.mu.Unlock()
	if tell {
		j.emit("job", state)
	}
}

func (j *Jobs) end(w *job, result any, err error) {
	j.mu.Lock()
	w.Result, w.ended = result, time.Now()
	switch {
	case err == nil:
		w.State = "done"
	case errors.Is(err, context.Canceled):
		w.State, w.Code = "cancelled", "cancelled"
	default:
		w.State, w.Code = "failed", codeOf(err)
	}
	state := w.Job
	j.mu.Unlock()
	j.emit("job", state)
}

// forget drops the oldest ended jobs beyond keptJobs.
func (j *Jobs) forget() {
	ended := slices.SortedFunc(maps.Values(j.jobs), func(a, b *job) int { return b.ended.Compare(a.ended) })
	ended = slices.DeleteFunc(ended, func(w *job) bool { return w.State == "running" })
	for _, w := range ended[min(len(ended), keptJobs):] {
		delete(j.jobs, w.ID)
	}
}

// running says whether any work is under way.
func (j *Jobs) running() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, w := range j.jobs {
		if w.State == "running" {
			return true
		}
	}
	return false
}

// drop cancels everything and forgets what is known of it: file names must
// not outlive the lock.
func (j *Jobs) drop() {
	j.mu.Lock()
	defer j.mu.Unlock()
	for id, w := range j.jobs {
		w.cancel()
		delete(j.jobs, id)
	}
}

// Cancel stops a job; one that has ended or is not known stays as it is.
func (j *Jobs) Cancel(id string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if w, ok := j.jobs[id]; ok {
		w.cancel()
	}
}

// List returns the jobs that run or ended lately.
func (j *Jobs) List() []Job {
	j.mu.Lock()
	defer j.mu.Unlock()
	return each(slices.Collect(maps.Values(j.jobs)), func(w *job) Job { return w.Job })
}
