/** Pictures of strangers: told by their content, refused by their headers, decoded in bounded memory, stored without a trace of their origin. */
@NullMarked
package cleave.story.picture;

import org.jspecify.annotations.NullMarked;
