@NullMarked
package cleave.platform.feed;

import org.jspecify.annotations.NullMarked;
