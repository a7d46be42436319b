/** Moderation: a program judges every status, people have the last word. */
@NullMarked
package cleave.moderation;

import org.jspecify.annotations.NullMarked;
