// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** A part of a section. The scripts of the page draw it; each kind has a function in blocks.js. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PageBlock.Text.class, name = "text"),
  @JsonSubTypes.Type(value = PageBlock.Bars.class, name = "bars"),
  @JsonSubTypes.Type(value = PageBlock.Table.class, name = "table"),
  @JsonSubTypes.Type(value = PageBlock.Grid.class, name = "grid"),
  @JsonSubTypes.Type(value = PageBlock.Lines.class, name = "lines"),
  @JsonSubTypes.Type(value = PageBlock.Histogram.class, name = "histogram"),
  @JsonSubTypes.Type(value = PageBlock.Costs.class, name = "costs"),
  @JsonSubTypes.Type(value = PageBlock.Figures.class, name = "figures"),
  @JsonSubTypes.Type(value = PageBlock.Columns.class, name = "columns"),
  @JsonSubTypes.Type(value = PageBlock.Details.class, name = "details")
})
public sealed interface PageBlock {
  /** A paragraph. */
  record Text(String text) implements PageBlock {}

  /** Bars of counts, one row each. */
  record Bars(List<BarKind> kinds, List<BarRow> rows) implements PageBlock {
    /**
     * A colour of the bars.
     *
     * @param kind {@code found}, {@code unsure} or {@code missed}
     * @param name in the legend
     */
    public record BarKind(String kind, String name) {}

    /**
     * @param counts one for each kind
     * @param text beside the bar
     */
    public record BarRow(String name, List<Integer> counts, String text) {}
  }

  /**
   * @param numbers whether all cells but the first of each row are numbers, aligned to the right
   */
  record Table(
      String caption, List<String> header, List<List<ReportTable.TableCell>> rows, boolean numbers)
      implements PageBlock {
    /** The table of a report, whose title is the heading of the section. */
    public static Table of(ReportTable table) {
      return new Table(
          table.note().isEmpty() ? table.title() : table.note(),
          table.header(),
          table.rows(),
          table.content() == ReportTable.CellContent.NUMBERS);
    }
  }

  /**
   * A table of shares, the larger the stronger the colour.
   *
   * @param header of the column with the names, then of the others
   * @param groups columns with a common heading; may be empty
   * @param tone {@code good} or {@code bad}: whether a high share is wanted
   */
  record Grid(
      String caption, List<String> header, List<GridGroup> groups, List<GridRow> rows, String tone)
      implements PageBlock {
    public record GridGroup(String name, int span) {}

    public record GridRow(String name, List<GridCell> cells) {}

    /**
     * @param small second line; may be empty
     * @param share 0 to 1; empty for a cell without colour
     * @param section that the cell links to
     * @param columns that the cell covers, at least 1
     */
    public record GridCell(
        String text, String small, Optional<Double> share, Optional<String> section, int columns) {
      public static final GridCell EMPTY = new GridCell("", "", Optional.empty(), Optional.empty());

      /** A cell of one column. */
      public GridCell(String text, String small, Optional<Double> share, Optional<String> section) {
        this(text, small, share, section, 1);
      }

      /** The same content in a cell that covers several columns. */
      public GridCell across(int count) {
        return new GridCell(text, small, share, section, count);
      }
    }
  }

  /** Charts of lines, several beside each other. */
  record Lines(List<LineChart> charts, boolean small) implements PageBlock {}

  /**
   * @param x lowest and highest value of the axis
   * @param y lowest and highest value of the axis
   * @param names texts of the x axis in place of the numbers 0, 1, ...
   * @param limits horizontal lines with names
   * @param ordered whether the lines go from weak to strong
   * @param dots whether each point has a dot
   * @param xFormat {@code number}, {@code percent}, {@code count}, or {@code time}: seconds since
   *     1970, shown as hours and minutes
   * @param yFormat {@code number}, {@code percent} or {@code count}
   */
  record LineChart(
      String title,
      String description,
      String xLabel,
      String yLabel,
      List<Double> x,
      List<Double> y,
      Optional<List<String>> names,
      List<LineSeries> series,
      List<NamedValue> limits,
      boolean ordered,
      boolean dots,
      String xFormat,
      String yFormat) {}

  /**
   * @param titles one for each point, or none
   * @param scattered whether the points are not connected
   */
  record LineSeries(
      String name,
      List<Double> x,
      List<Double> y,
      Optional<List<String>> titles,
      boolean scattered) {}

  /** A line across a chart. */
  record NamedValue(String name, double value) {}

  /**
   * A histogram of scores.
   *
   * @param groups one or two; the second goes downwards
   * @param limits named {@code defective} or {@code unsure}
   * @param range of the x axis
   */
  record Histogram(
      String title,
      List<HistogramGroup> groups,
      List<NamedValue> limits,
      HistogramRange range,
      String xLabel)
      implements PageBlock {
    /**
     * @param style {@code good}, {@code defective} or {@code unknown}
     */
    public record HistogramGroup(String name, List<Double> scores, String style) {}

    public record HistogramRange(double low, double high) {}
  }

  /** Charts of accuracy against cost. */
  record Costs(List<CostChart> charts) implements PageBlock {
    public record CostChart(String title, String xLabel, String yLabel, List<CostPoint> points) {}

    /**
     * @param x cost, above 0
     * @param y fraction, 0 to 1
     * @param low end of the interval
     * @param high end of the interval
     * @param series number of the colour
     */
    public record CostPoint(
        String name, double x, double y, Optional<Double> low, Optional<Double> high, int series) {}
  }

  /** Images with captions, which open in a viewer with zoom. */
  record Figures(List<Figure> figures) implements PageBlock {}

  /** Blocks beside each other on wide screens. */
  record Columns(List<Column> columns) implements PageBlock {
    public record Column(String heading, List<PageBlock> blocks) {}
  }

  /** Blocks that are shown on request. */
  record Details(String summary, List<PageBlock> blocks) implements PageBlock {}
}
