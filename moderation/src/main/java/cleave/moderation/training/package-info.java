/** What makes the model from labelled texts. */
@NullMarked
package cleave.moderation.training;

import org.jspecify.annotations.NullMarked;
