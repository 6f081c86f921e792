/**
 * What happens to pictures between lamp and network: exposure, gamma, blur, compression, noise, a
 * part that lies a little elsewhere. Images and masks in, images and masks out; nothing about
 * models.
 */
@NullMarked
package org.blemish.data.corruption;

import org.jspecify.annotations.NullMarked;
