@NullMarked
package cleave.status;

import org.jspecify.annotations.NullMarked;
