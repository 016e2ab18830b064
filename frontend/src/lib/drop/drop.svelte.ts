/** What files will become that are dropped on the window: something of the room that is open, or else exhibits. */
class DropTarget {
  /** What is said while they hang over the window; undefined where they become exhibits. */
  hint = $state.raw<{ title: string; lead: string }>();
}

export const dropTarget = new DropTarget();
