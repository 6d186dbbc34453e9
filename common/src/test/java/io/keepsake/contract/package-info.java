@NullMarked
package io.keepsake.contract;

import org.jspecify.annotations.NullMarked;
