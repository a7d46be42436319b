/** Stories: a user shows a picture, everyone else sees it. */
@NullMarked
package cleave.story;

import org.jspecify.annotations.NullMarked;
