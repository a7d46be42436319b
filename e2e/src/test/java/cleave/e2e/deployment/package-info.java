/** The files by which others run Cleave, held to what it is. */
@NullMarked
package cleave.e2e.deployment;

import org.jspecify.annotations.NullMarked;
