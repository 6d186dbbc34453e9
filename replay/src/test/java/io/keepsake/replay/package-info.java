@NullMarked
package io.keepsake.replay;

import org.jspecify.annotations.NullMarked;
