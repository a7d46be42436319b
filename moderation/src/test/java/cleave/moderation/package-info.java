@NullMarked
package cleave.moderation;

import org.jspecify.annotations.NullMarked;
