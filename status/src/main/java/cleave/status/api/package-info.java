/** What other modules may know of statuses: one that was written, and how to decide whether others get to see it. */
@NullMarked
package cleave.status.api;

import org.jspecify.annotations.NullMarked;
