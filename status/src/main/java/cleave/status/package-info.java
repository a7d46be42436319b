/** Statuses: a user writes one, everyone else reads it. */
@NullMarked
package cleave.status;

import org.jspecify.annotations.NullMarked;
