@NullMarked
package io.keepsake.service;

import org.jspecify.annotations.NullMarked;
