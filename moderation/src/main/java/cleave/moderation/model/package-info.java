/** What judges a text: the model, the views of a text that it looks at, and its reasons. */
@NullMarked
package cleave.moderation.model;

import org.jspecify.annotations.NullMarked;
