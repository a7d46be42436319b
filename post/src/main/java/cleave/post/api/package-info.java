/** What other modules may know of posts: one that was published, and where to ask for one. */
@NullMarked
package cleave.post.api;

import org.jspecify.annotations.NullMarked;
