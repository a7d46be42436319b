@NullMarked
package cleave.platform.peer;

import org.jspecify.annotations.NullMarked;
