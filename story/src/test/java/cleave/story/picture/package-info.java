@NullMarked
package cleave.story.picture;

import org.jspecify.annotations.NullMarked;
