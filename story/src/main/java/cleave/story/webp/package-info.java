/** WebP, decoded row by row: lossy (VP8, RFC 6386) and lossless, with alpha. */
@NullMarked
package cleave.story.webp;

import org.jspecify.annotations.NullMarked;
