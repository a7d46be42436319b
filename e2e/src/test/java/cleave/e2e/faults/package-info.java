/** What happens when processes die, disks fill, databases leave and clocks step back. */
@NullMarked
package cleave.e2e.faults;

import org.jspecify.annotations.NullMarked;
