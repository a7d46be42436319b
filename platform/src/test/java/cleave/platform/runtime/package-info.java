@NullMarked
package cleave.platform.runtime;

import org.jspecify.annotations.NullMarked;
