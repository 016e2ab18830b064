#ifndef STILLWATER_CONFINE_H
#define STILLWATER_CONFINE_H

/* Makes the context of the view; 1 if it is ephemeral. Keeps sentence, to be
   told should the view turn out not to be. */
int stillwater_prepare(const char *sentence);

/* 1 once the view stands, made here. Callable from any thread. */
int stillwater_confined(void);

/* Shows text in a dialog and waits for it to be closed; only on the thread
   that called stillwater_prepare, or before it was called. */
void stillwater_tell(const char *text);

#endif
