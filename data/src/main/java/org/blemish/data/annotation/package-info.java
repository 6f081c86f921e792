/**
 * Annotations of other programs: {@link org.blemish.data.annotation.AnnotationFormat} reads labelme
 * and COCO files, {@link org.blemish.data.annotation.AnnotationImport} turns them into masks and a
 * manifest, {@link org.blemish.data.annotation.DatasetExport} writes a data set as COCO, as folders
 * of MVTec AD or as a manifest. To add a format, add a reader that returns {@link
 * org.blemish.data.annotation.AnnotatedImage}s.
 */
@NullMarked
package org.blemish.data.annotation;

import org.jspecify.annotations.NullMarked;
