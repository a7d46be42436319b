@NullMarked
package cleave.post;

import org.jspecify.annotations.NullMarked;
