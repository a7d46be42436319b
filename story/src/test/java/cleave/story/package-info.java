@NullMarked
package cleave.story;

import org.jspecify.annotations.NullMarked;
