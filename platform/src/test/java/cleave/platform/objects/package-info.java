@NullMarked
package cleave.platform.objects;

import org.jspecify.annotations.NullMarked;
