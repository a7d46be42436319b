/** Posts: a text and, with it, a snippet of code that comes back byte for byte. */
@NullMarked
package cleave.post;

import org.jspecify.annotations.NullMarked;
