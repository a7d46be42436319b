/** What one module tells others: events, written with what they tell and delivered at least once. */
@NullMarked
package cleave.platform.events;

import org.jspecify.annotations.NullMarked;
