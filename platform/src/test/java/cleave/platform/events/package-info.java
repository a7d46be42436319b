/** Requirements of events. */
@NullMarked
package cleave.platform.events;

import org.jspecify.annotations.NullMarked;
