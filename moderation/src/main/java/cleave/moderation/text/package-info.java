/** The words of a text as they are read, whatever was done to its letters to hide them from a program. */
@NullMarked
package cleave.moderation.text;

import org.jspecify.annotations.NullMarked;
