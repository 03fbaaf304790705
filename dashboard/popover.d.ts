// Preact is pinned to 10.20, the last of its line to leave the widget within its budget; it renders the
// popover attributes and only does not list them.
import 'preact';

declare module 'preact' {
  namespace JSX {
    interface HTMLAttributes {
      popover?: 'auto' | 'manual';
      popovertarget?: string;
      onBeforeToggle?: (event: ToggleEvent) => void;
    }
  }
}
