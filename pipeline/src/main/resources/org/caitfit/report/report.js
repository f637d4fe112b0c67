(() => {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const darkQuery = matchMedia('(prefers-color-scheme: dark)');
  let printing = false;
  const charts = [];

  // ---- words and numbers -------------------------------------------------------------------------------------------
  const superscript = n => String(n).replace('-', '⁻').replace(/\d/g, d => '⁰¹²³⁴⁵⁶⁷⁸⁹'[d]);
  const number = (v, digits = 3) => {
    if (v === null || !Number.isFinite(v)) return '–';
    if (v === 0) return '0';
    const size = Math.abs(v);
    if (size >= 1e5 || size < 1e-3) {
      const [mantissa, exponent] = v.toExponential(digits - 1).split('e');
      const short = String(Number(mantissa)).replace('-', '−');
      return (short === '1' ? '' : short + '×') + '10' + superscript(Number(exponent));
    }
    return String(Number(v.toPrecision(digits))).replace('-', '−');
  };
  const escape = text => String(text).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
  const dark = () => darkQuery.matches && !printing;
  const theme = () => dark()
    ? { ink: '#e5e9f0', soft: '#9aa6b6', line: '#323b48', card: '#1a2029', unused: '#7d8796', band: 'rgba(255,255,255,0.06)' }
    : { ink: '#1b2330', soft: '#5a6575', line: '#dcdfe4', card: '#ffffff', unused: '#9aa1ab', band: 'rgba(20,40,80,0.06)' };
  const shade = (isNative, n) => {
    const colours = data.palette[(isNative ? 'native' : 'foreign') + (dark() ? 'Dark' : '')];
    return colours[n % colours.length];
  };
  const pairs = (x, y) => x.map((v, i) => [v, y[i]]);
  // a shaded band as a polygon; gaps are left out
  const band = (x, lower, upper, colour) => {
    const known = x.map((_, i) => i).filter(i => Number.isFinite(lower[i]) && Number.isFinite(upper[i]));
    if (known.length < 2) return [];
    const outline = [...known.map(i => [x[i], upper[i]]), ...known.slice().reverse().map(i => [x[i], lower[i]])];
    return [{ name: '', type: 'custom', silent: true, clip: true, z: 1, tooltip: { show: false }, data: [outline[0]],
      renderItem: (params, api) => ({ type: 'polygon', shape: { points: outline.map(p => api.coord(p)) },
        style: { fill: colour, opacity: 0.2 } }) }];
  };

  // ---- pieces of charts --------------------------------------------------------------------------------------------
  const axis = (name, more) => {
    const t = theme();
    return Object.assign({
      type: 'value', name, nameLocation: 'middle',
      nameTextStyle: { color: t.ink, fontSize: 12.5, rich: { sub: { color: t.ink, fontSize: 9.5, verticalAlign: 'bottom' } } },
      axisLine: { show: true, onZero: false, lineStyle: { color: t.soft } }, axisTick: { show: true },
      axisLabel: { color: t.soft, hideOverlap: true, formatter: v => number(v) },
      splitLine: { lineStyle: { color: t.line, opacity: 0.6 } }
    }, more);
  };
  const tooltip = more => {
    const t = theme();
    return Object.assign({
      backgroundColor: t.card, borderColor: t.line, textStyle: { color: t.ink, fontSize: 12.5 }, confine: true
    }, more);
  };
  const legend = more => Object.assign({ type: 'scroll', top: 0, icon: 'roundRect', itemWidth: 16, itemHeight: 4,
    textStyle: { color: theme().ink }, pageTextStyle: { color: theme().soft } }, more);
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const base = () => ({ animation: false, textStyle: { fontFamily } });

  const make = (tag, parent, attributes = {}, text = '') => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const draw = chart => {
    const width = chart.box.clientWidth;
    if (!width) return;
    chart.instance = chart.instance || echarts.init(chart.box, null, { renderer: 'svg' });
    chart.instance.dispatchAction({ type: 'hideTip' }); // else ECharts shows the old tip again after a redraw
    chart.instance.resize();
    chart.instance.setOption(chart.option(width), true);
  };
  const observer = new ResizeObserver(entries => entries.forEach(entry =>
    charts.filter(chart => chart.box === entry.target).forEach(draw)));
  const addChart = (parent, label, height, option) => {
    const box = make('div', parent, { class: 'chart', role: 'img', 'aria-label': label });
    box.style.height = height + 'px';
    charts.push({ box, option, instance: null });
    observer.observe(box);
  };
  const clear = parent => {
    for (let i = charts.length - 1; i >= 0; i--) {
      if (!parent.contains(charts[i].box)) continue;
      const [chart] = charts.splice(i, 1);
      observer.unobserve(chart.box);
      if (chart.instance) {
        chart.instance.dispatchAction({ type: 'hideTip' });
        chart.instance.dispose();
      }
    }
    parent.replaceChildren();
  };
  const select = (parent, label, options, change) => {
    if (options.length < 2) return;
    const field = make('label', parent, {}, label + ' ');
    const list = make('select', field);
    options.forEach((text, i) => make('option', list, { value: i }, text));
    list.addEventListener('change', () => change(Number(list.value)));
  };

  // ---- figure 1: profiles ------------------------------------------------------------------------------------------
  const profileOption = figure => () => {
    const t = theme();
    const series = [];
    const bands = [];
    let outer = 3;
    figure.ions.forEach(ion => {
      const colour = shade(ion.native, ion.colour);
      const point = i => ({ value: [ion.depth[i], ion.measured[i], ion.sigma[i], ion.residual[i], ion.used[i]] });
      const rest = i => ({ value: [ion.depth[i], ion.residual[i], ion.sigma[i], ion.measured[i], ion.used[i]] });
      const indices = ion.depth.map((_, i) => i);
      const usedPoints = indices.filter(i => ion.used[i]);
      const unusedPoints = indices.filter(i => !ion.used[i]);
      usedPoints.forEach(i => { if (Number.isFinite(ion.residual[i])) outer = Math.max(outer, Math.abs(ion.residual[i])); });
      bands.push(...band(ion.depth, ion.lower, ion.upper, colour));
      const hollow = { color: 'transparent', borderColor: t.unused, borderWidth: 1.2 };
      series.push(
        { name: ion.ion, type: 'scatter', symbolSize: 4.5, itemStyle: { color: colour, opacity: 0.5 }, data: usedPoints.map(point) },
        { name: ion.ion, type: 'scatter', symbolSize: 4.5, itemStyle: hollow, data: unusedPoints.map(point) },
        { name: ion.ion, type: 'line', showSymbol: false, silent: true, z: 5, lineStyle: { width: 2.2, color: colour },
          itemStyle: { color: colour }, data: pairs(ion.depth, ion.simulated) },
        { name: ion.ion, type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, symbolSize: 3.5, itemStyle: { color: colour, opacity: 0.7 },
          data: usedPoints.map(rest) },
        { name: ion.ion, type: 'scatter', xAxisIndex: 1, yAxisIndex: 1, symbolSize: 3.5, itemStyle: hollow, data: unusedPoints.map(rest),
          clip: true });
    });
    series.push({ type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: [], silent: true,
      markArea: { silent: true, itemStyle: { color: t.band }, data: [[{ yAxis: -2 }, { yAxis: 2 }]] },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: t.soft, type: 'solid', width: 1 }, data: [{ yAxis: 0 }] } });
    series.push(...bands);
    const ticks = Math.ceil(outer);
    const depths = figure.ions.flatMap(ion => ion.depth);
    const span = { min: Math.min(0, ...depths), max: Math.max(...depths) };
    const hover = p => {
      if (p.componentType !== 'series' || !p.value) return '';
      const residualPanel = p.seriesIndex % 5 > 2;
      const [depth, , sigma] = p.value;
      const measured = residualPanel ? p.value[3] : p.value[1];
      const residual = residualPanel ? p.value[1] : p.value[3];
      return `<b>${escape(p.seriesName)}</b> at ${number(depth, 4)} ${figure.unit}<br>` +
        `measured ${number(measured)} ± ${number(sigma, 2)} ${escape(figure.densityUnit)}<br>` +
        `simulated ${number(measured + residual * sigma)} ${escape(figure.densityUnit)}<br>` +
        `residual ${number(residual, 2)} σ${p.value[4] ? '' : ' (not used)'}`;
    };
    return Object.assign(base(), {
      legend: legend({ data: figure.ions.map(ion => ion.ion), left: 50 }),
      tooltip: tooltip({ trigger: 'item', formatter: hover }),
      grid: [{ left: 58, right: 16, top: 30, height: 240 }, { left: 58, right: 16, top: 290, height: 84 }],
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', filterMode: 'none' }],
      xAxis: [axis('', { gridIndex: 0, ...span, axisLabel: { show: false }, axisTick: { show: false } }),
        axis('depth / ' + figure.unit, { gridIndex: 1, ...span, nameGap: 26, axisLabel: { color: t.soft, showMaxLabel: false, formatter: v => number(v, 4) } })],
      yAxis: [axis('density / ' + figure.densityUnit, { gridIndex: 0, nameGap: 36 }),
        axis('residual / σ', { gridIndex: 1, nameGap: 36, min: -ticks, max: ticks, interval: ticks, splitLine: { show: false } })],
      series
    });
  };
  const showProfiles = (panels, view) => {
    view.profiles.forEach(figure => {
      const panel = make('div', panels, { class: 'panel' });
      make('h3', panel, {}, figure.title + (figure.synthetic ? ' (synthetic data)' : ''));
      addChart(panel, 'Measured and simulated depth profile of ' + figure.title, 420, profileOption(figure));
    });
  };

  // ---- currents ----------------------------------------------------------------------------------------------------
  const traceOption = figure => () => {
    const t = theme();
    const colour = shade(true, 0);
    const hollow = { color: 'transparent', borderColor: t.unused, borderWidth: 1.2 };
    const indices = figure.time.map((_, i) => i);
    const usedPoints = indices.filter(i => figure.used[i]);
    const unusedPoints = indices.filter(i => !figure.used[i]);
    const outer = usedPoints.reduce((most, i) => Number.isFinite(figure.residual[i]) ? Math.max(most, Math.abs(figure.residual[i])) : most, 3);
    const ticks = Math.ceil(outer);
    const span = { min: 0, max: Math.max(...figure.time) };
    const point = i => ({ value: [figure.time[i], figure.measured[i], i] });
    const rest = i => ({ value: [figure.time[i], figure.residual[i], i] });
    const below = { xAxisIndex: 1, yAxisIndex: 1, symbolSize: 3.5 };
    const hover = p => {
      if (p.componentType !== 'series' || !p.value) return '';
      const i = p.value[2];
      return `at ${number(figure.time[i], 4)} ${figure.unit}<br>` +
        `measured ${number(figure.measured[i], 4)} ± ${number(figure.sigma[i], 2)} ${figure.currentUnit}<br>` +
        `simulated ${number(figure.simulated[i], 4)} ${figure.currentUnit}<br>` +
        `residual ${number(figure.residual[i], 2)} σ${figure.used[i] ? '' : ' (not used)'}`;
    };
    return Object.assign(base(), {
      tooltip: tooltip({ trigger: 'item', formatter: hover }),
      grid: [{ left: 58, right: 16, top: 12, height: 240 }, { left: 58, right: 16, top: 272, height: 84 }],
      axisPointer: { link: [{ xAxisIndex: 'all' }] },
      dataZoom: [{ type: 'inside', xAxisIndex: [0, 1], zoomOnMouseWheel: 'ctrl', filterMode: 'none' }],
      xAxis: [axis('', { gridIndex: 0, ...span, axisLabel: { show: false }, axisTick: { show: false } }),
        axis('time / ' + figure.unit, { gridIndex: 1, ...span, nameGap: 26, axisLabel: { color: t.soft, showMaxLabel: false, formatter: v => number(v, 4) } })],
      yAxis: [axis('current density / ' + figure.currentUnit, { gridIndex: 0, nameGap: 36, scale: true }),
        axis('residual / σ', { gridIndex: 1, nameGap: 36, min: -ticks, max: ticks, interval: ticks, splitLine: { show: false } })],
      series: [
        { type: 'scatter', symbolSize: 4.5, itemStyle: { color: colour, opacity: 0.5 }, data: usedPoints.map(point) },
        { type: 'scatter', symbolSize: 4.5, itemStyle: hollow, data: unusedPoints.map(point) },
        { type: 'line', showSymbol: false, silent: true, z: 5, lineStyle: { width: 2.2, color: colour }, data: pairs(figure.time, figure.simulated) },
        { type: 'scatter', ...below, itemStyle: { color: colour, opacity: 0.7 }, data: usedPoints.map(rest) },
        { type: 'scatter', ...below, itemStyle: hollow, data: unusedPoints.map(rest), clip: true },
        { type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: [], silent: true,
          markArea: { silent: true, itemStyle: { color: t.band }, data: [[{ yAxis: -2 }, { yAxis: 2 }]] },
          markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: t.soft, type: 'solid', width: 1 }, data: [{ yAxis: 0 }] } }
      ]
    });
  };
  const showTraces = (panels, view) => {
    view.traces.forEach(figure => {
      const panel = make('div', panels, { class: 'panel' });
      make('h3', panel, {}, figure.title + (figure.synthetic ? ' (synthetic data)' : ''));
      addChart(panel, 'Measured and simulated current of ' + figure.title, 400, traceOption(figure));
    });
  };

  // ---- figure 2: diffusion coefficients ----------------------------------------------------------------------------
  const diffusionOption = curves => () => {
    const series = [];
    const bands = [];
    const seen = {};
    curves.forEach(curve => {
      const colour = shade(curve.native, curve.colour);
      const key = curve.native + ' ' + curve.colour;
      const type = curve.native || !seen[key] ? 'solid' : [10, 4, 2, 4];
      seen[key] = true;
      const points = pairs(curve.fraction, curve.diffusivity.map(Math.log10));
      const line = (data, dash) => ({ name: curve.label, type: 'line', showSymbol: false, data, triggerLineEvent: true,
        lineStyle: { color: colour, width: 2.4, type: dash }, itemStyle: { color: colour }, emphasis: { disabled: true } });
      bands.push(...band(curve.fraction, curve.lower.map(v => v > 0 ? Math.log10(v) : null),
        curve.upper.map(v => v > 0 ? Math.log10(v) : null), colour));
      for (let from = 0; from < points.length - 1;) {
        let to = from + 1;
        while (to < points.length - 1 && curve.informed[to] === curve.informed[from]) to++;
        series.push(line(points.slice(from, to + 1), curve.informed[from] ? type : [4, 4]));
        from = to;
      }
    });
    // ECharts rounds its log axes to ten decimals: the axis is linear in log10 D instead.
    const values = curves.flatMap(curve => curve.diffusivity.map(Math.log10));
    const top = Math.ceil(Math.max(...values) + 0.1);
    const bottom = Math.max(Math.floor(Math.min(...values)), top - 14);
    return Object.assign(base(), {
      legend: legend({ data: curves.map(curve => curve.label) }),
      tooltip: tooltip({ trigger: 'axis', formatter: points => {
        if (!points.length) return '';
        const shown = new Map(points.map(p => [p.seriesName, p]));
        return `n/n<sub>bulk</sub> ${number(points[0].axisValue)}<br>` +
          [...shown.values()].map(p => `${p.marker}${escape(p.seriesName)}: ${number(10 ** p.value[1])} m²/s`).join('<br>');
      } }),
      grid: { left: 70, right: 20, top: 40, bottom: 48 },
      xAxis: axis('n / n{sub|bulk}', { min: 0, max: 1, nameGap: 28 }),
      yAxis: axis('D / m² s⁻¹', { nameGap: 50, min: bottom, max: top, interval: top - bottom > 7 ? 2 : 1, axisLabel: { color: theme().soft, formatter: v => '10' + superscript(v) } }),
      series: [...series, ...bands]
    });
  };
  const showDiffusion = (panels, view) => {
    if (!view.diffusion.length) { make('p', panels, { class: 'caption' }, 'No curves are stored for this fit.'); return; }
    const panel = make('div', panels, { class: 'panel' });
    addChart(panel, 'Diffusion coefficients against density', 440, diffusionOption(view.diffusion));
  };

  // ---- figure 4: site energies -------------------------------------------------------------------------------------
  const energyOption = curves => () => {
    const t = theme();
    const series = [];
    const bands = [];
    const line = (name, x, y, colour, more) => ({ name, type: 'line', showSymbol: false, data: pairs(x, y), emphasis: { disabled: true },
      lineStyle: { color: colour, width: 2, ...more.lineStyle }, itemStyle: { color: colour }, ...more.rest });
    curves.forEach((curve, i) => {
      const colour = shade(true, curve.colour);
      const suffix = curves.length > 1 && curves.some(c => c !== curves[0] && !c.sameSites) ? ', ' + curve.label : '';
      if (!curve.sameSites) {
        series.push(line('all sites' + suffix, curve.energy, curve.sites, t.ink, { lineStyle: {}, rest: {} }));
        bands.push(...band(curve.energy, curve.lower, curve.upper, t.ink));
        series.push(line('populated' + suffix, curve.energy, curve.populated, t.soft,
          { lineStyle: { width: 1, type: 'dotted' }, rest: { areaStyle: { color: t.band, origin: 'start' } } }));
      }
      const mobile = curve.mobile.map((v, k) => v || curve.mobile[k - 1] || curve.mobile[k + 1] ? v : null);
      series.push(line('mobile, ' + curve.label, curve.energy, mobile, colour,
        { lineStyle: { type: i ? [6 + 4 * i, 4] : 'solid' }, rest: i ? {} : { areaStyle: { color: colour, opacity: 0.22 } } }));
    });
    if (series.length) {
      series[0].markLine = { silent: true, symbol: 'none', data: [{ xAxis: 0 }], lineStyle: { color: t.ink, type: [6, 4], width: 1.4 },
        label: { formatter: 'Fermi level', color: t.ink, position: 'end' } };
    }
    return Object.assign(base(), {
      legend: legend({ data: series.map(s => s.name) }),
      tooltip: tooltip({ trigger: 'axis', formatter: points => points.length
        ? `E − E<sub>F</sub> = ${number(points[0].axisValue)} meV<br>` +
          points.filter(p => p.value[1] !== null).map(p => `${p.marker}${escape(p.seriesName)}: ${number(p.value[1])} eV⁻¹`).join('<br>') : '' }),
      grid: { left: 62, right: 20, top: 58, bottom: 48 },
      xAxis: axis('energy above the Fermi level of the glass / meV', { nameGap: 28, min: 'dataMin', max: 'dataMax', axisLabel: { color: t.soft, showMinLabel: false, showMaxLabel: false, formatter: v => number(v) } }),
      yAxis: axis('sites per ion and energy / eV⁻¹', { nameGap: 40, min: 0 }),
      series: [...series, ...bands]
    });
  };
  const showEnergies = (panels, view) => {
    if (!view.energies.length) { make('p', panels, { class: 'caption' }, 'No site energies are stored for this fit.'); return; }
    const panel = make('div', panels, { class: 'panel' });
    addChart(panel, 'Site energy distribution', 440, energyOption(view.energies));
  };

  // ---- score maps --------------------------------------------------------------------------------------------------
  const shown = (a, v, digits = 3) => number(a.log ? 10 ** v : v, digits);
  const title = a => a.name + (a.unit ? ' / ' + (a.unit.includes('/') ? `(${a.unit})` : a.unit) : '');
  const mapAxis = (a, gap) => axis(title(a), { min: a.edges[0], max: a.edges[a.edges.length - 1], nameGap: gap, splitLine: { show: false },
    axisLabel: { color: theme().soft, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: v => shown(a, v, 2) } });
  const mapOption = (map, pair) => width => {
    const t = theme();
    const x = map.axes[pair.x];
    const y = map.axes[pair.y];
    const cells = pair.column.map((column, i) => [(x.edges[column] + x.edges[column + 1]) / 2, (y.edges[pair.row[i]] + y.edges[pair.row[i] + 1]) / 2, pair.level[i], i]);
    const top = Math.max(1, ...pair.level.filter(level => level !== null));
    const cell = (params, api) => {
      const i = api.value(3);
      const a = api.coord([x.edges[pair.column[i]], y.edges[pair.row[i]]]);
      const b = api.coord([x.edges[pair.column[i] + 1], y.edges[pair.row[i] + 1]]);
      const shape = { x: a[0], y: b[1], width: b[0] - a[0] + 0.5, height: a[1] - b[1] + 0.5 };
      if (pair.level[i] !== null) return { type: 'rect', shape, style: { fill: api.visual('color') } };
      const mark = { type: 'text', style: { text: '×', x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, align: 'center', verticalAlign: 'middle', fill: t.soft, fontSize: Math.min(14, Math.max(7, b[0] - a[0])) } };
      return { type: 'group', children: [{ type: 'rect', shape, style: { fill: t.band } }, mark] };
    };
    const lines = map.paths.flatMap(path => {
      const points = path.positions.map(p => [p[pair.x], p[pair.y]]);
      const colour = path.best ? '#ffffff' : '#ff4d6d';
      const line = { name: path.fit, type: 'line', data: points, z: path.best ? 6 : 5, symbol: 'circle', symbolSize: 3.5, showAllSymbol: true, clip: true,
        lineStyle: { color: colour, width: path.best ? 2.2 : 1.3, shadowColor: '#000000', shadowBlur: 2 }, itemStyle: { color: colour } };
      const ends = { name: path.fit, type: 'scatter', z: 7, silent: true, clip: true, data: [
        { value: points[0], symbol: 'circle', symbolSize: 8, itemStyle: { color: 'transparent', borderColor: colour, borderWidth: 1.6 } },
        { value: points[points.length - 1], symbol: path.best ? 'path://M0,-10L2.9,-3.1L10,-3.1L4.3,1.3L6.2,8.5L0,4.3L-6.2,8.5L-4.3,1.3L-10,-3.1L-2.9,-3.1Z' : 'circle',
          symbolSize: path.best ? 16 : 6, itemStyle: { color: colour, borderColor: '#000000', borderWidth: 0.8 } }] };
      return [line, ends];
    });
    const hover = p => {
      if (p.seriesIndex > 0) return `refinement ${escape(p.seriesName)}<br>${escape(title(x))}: ${shown(x, p.value[0])}<br>${escape(title(y))}: ${shown(y, p.value[1])}`;
      const i = p.value[3];
      const score = pair.level[i] === null ? 'all runs failed' : `lowest χ² ${number(10 ** pair.level[i] - 1 + map.lowest, 4)}`;
      return `${escape(title(x))}: ${shown(x, p.value[0])}<br>${escape(title(y))}: ${shown(y, p.value[1])}<br>${score}<br>${pair.runs[i]} run${pair.runs[i] === 1 ? '' : 's'}, ${pair.failed[i]} failed`;
    };
    return Object.assign(base(), {
      tooltip: tooltip({ trigger: 'item', formatter: hover }),
      grid: { left: 72, right: width < 420 ? 62 : 78, top: 16, bottom: 50 },
      visualMap: { type: 'continuous', seriesIndex: 0, dimension: 2, min: 0, max: top, right: 0, top: 'middle', itemHeight: 190, itemWidth: 12, calculable: false,
        text: [number(top, 2), '0'], textStyle: { color: t.soft }, inRange: { color: data.palette.scores } },
      xAxis: mapAxis(x, 30), yAxis: mapAxis(y, 54),
      series: [{ type: 'custom', renderItem: cell, data: cells, encode: { x: 0, y: 1, value: 2 }, clip: true, z: 1 }, ...lines]
    });
  };
  const startMaps = root => {
    const panels = make('div', root, { class: 'panels' });
    data.maps.forEach(map => {
      const panel = make('div', panels, { class: 'panel' });
      make('h3', panel, {}, map.experiment);
      const controls = make('div', panel, { class: 'controls' });
      const area = make('div', panel);
      const show = n => {
        clear(area);
        addChart(area, 'Score map of ' + map.experiment, 380, mapOption(map, map.pairs[n]));
      };
      select(controls, 'parameters', map.pairs.map(p => map.axes[p.x].name + ' – ' + map.axes[p.y].name), show);
      show(0);
      if (map.hiddenPaths > 0) make('p', panel, { class: 'caption' }, map.hiddenPaths + ' more refinements are not drawn.');
    });
  };

  // ---- waterfall ---------------------------------------------------------------------------------------------------
  const waterfallOption = fall => () => {
    const t = theme();
    const colours = [...data.palette['foreign' + (dark() ? 'Dark' : '')]];
    const colour = basin => basin === 1 ? shade(true, 0) : colours[(basin - 2) % colours.length];
    const floor = 1e-3;
    const points = fall.ends.map((end, i) => ({ value: Math.max(end.above, floor), itemStyle: { color: colour(end.basin) } }));
    return Object.assign(base(), {
      tooltip: tooltip({ trigger: 'item', formatter: p => {
        const end = fall.ends[p.dataIndex];
        return `<b>${escape(end.fit)}</b>, basin ${end.basin}<br>χ² ${number(end.chiSquare, 6)}<br>above the best ${number(end.above)}<br>${escape(end.stop)}`;
      } }),
      grid: { left: 62, right: 18, top: 12, bottom: 46 },
      xAxis: axis('refinement, best first', { type: 'category', data: fall.ends.map((_, i) => i + 1), nameGap: 26, splitLine: { show: false },
        axisLabel: { color: t.soft, hideOverlap: true }, axisTick: { show: false } }),
      yAxis: axis('χ² − best', { type: 'log', min: floor, nameGap: 40 }),
      series: [{ type: 'line', data: points, symbol: 'circle', symbolSize: 9, lineStyle: { color: t.soft, width: 1 } }]
    });
  };
  const startWaterfall = root => {
    const panels = make('div', root, { class: 'panels' });
    data.waterfall.forEach(fall => {
      const panel = make('div', panels, { class: 'panel' });
      make('h3', panel, {}, fall.title);
      if (fall.ends.length) addChart(panel, 'Waterfall: ' + fall.title, 250, waterfallOption(fall));
    });
  };

  // ---- profile likelihoods -----------------------------------------------------------------------------------------
  const likelihoodOption = figure => () => {
    const t = theme();
    const colour = shade(true, 0);
    const top = 6;
    const rises = figure.rise.map(v => Math.max(0, v));
    // between the points, the root of the rise is drawn straight: a parabola stays one
    const root = rises.map((v, i) => Math.sign(figure.value[i] - figure.best) * Math.sqrt(v));
    const curve = [];
    figure.value.forEach((v, i) => {
      const parts = i + 1 < figure.value.length ? 12 : 1;
      for (let k = 0; k < parts; k++) {
        const w = k / 12;
        const next = Math.min(i + 1, figure.value.length - 1);
        const z = root[i] + w * (root[next] - root[i]);
        curve.push([v + w * (figure.value[next] - v), z * z]);
      }
    });
    const low = Math.min(...figure.value);
    const high = Math.max(...figure.value);
    const pad = 0.04 * (high - low);
    const parabola = [];
    if (figure.sigma > 0) {
      for (let k = 0; k <= 80; k++) {
        const x = low + (high - low) * k / 80;
        const rise = ((x - figure.best) / figure.sigma) ** 2;
        if (rise <= top) parabola.push([x, rise]);
      }
    }
    const shownAt = v => number(figure.log ? 10 ** v : v, 4);
    const limit = (at, text) => ({ yAxis: at, label: { formatter: text, position: 'insideEndTop', color: t.soft, fontSize: 11 } });
    const unit = figure.unit.includes('/') ? `(${figure.unit})` : figure.unit;
    return Object.assign(base(), {
      tooltip: tooltip({ trigger: 'item', formatter: p => p.seriesName === 'points'
        ? `${escape(figure.parameter)} ${shownAt(p.value[0])} ${escape(figure.unit)}<br>χ² rises by ${number(p.value[1])}` : '' }),
      grid: { left: 44, right: 18, top: 14, bottom: 46 },
      xAxis: axis(figure.parameter + (figure.unit ? ' / ' + unit : ''), { min: low - pad, max: high + pad, nameGap: 26, splitNumber: 3,
        axisLabel: { color: t.soft, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: shownAt } }),
      yAxis: axis('rise of χ²', { min: 0, max: top, interval: 2, nameGap: 26, splitLine: { show: false } }),
      series: [
        { name: 'curve', type: 'line', showSymbol: false, silent: true, data: curve, clip: true, lineStyle: { color: colour, width: 2 },
          markLine: { silent: true, symbol: 'none', lineStyle: { color: t.soft, type: 'solid', width: 1 }, data: [limit(1, '68 %'), limit(3.84, '95 %')] } },
        { name: 'covariance', type: 'line', showSymbol: false, silent: true, data: parabola, clip: true,
          lineStyle: { color: t.soft, width: 1.4, type: [5, 4] } },
        { name: 'points', type: 'scatter', symbolSize: 6, itemStyle: { color: colour }, clip: true, data: pairs(figure.value, rises) }]
    });
  };
  const startLikelihoods = root => {
    const controls = make('div', root, { class: 'controls' });
    const panels = make('div', root, { class: 'panels' });
    const fits = [...new Set(data.likelihoods.map(figure => figure.fit))];
    const show = n => {
      clear(panels);
      data.likelihoods.filter(figure => figure.fit === fits[n]).forEach(figure => {
        const panel = make('div', panels, { class: 'panel' });
        addChart(panel, 'Profile likelihood of ' + figure.parameter, 210, likelihoodOption(figure));
      });
    };
    select(controls, 'fit', fits, show);
    if (fits.length) show(0);
  };

  // ---- claims ------------------------------------------------------------------------------------------------------
  const claimOption = claim => () => {
    const t = theme();
    const whisker = (params, api) => {
      const i = api.value(0);
      const low = api.coord([i, api.value(1)]);
      const high = api.coord([i, api.value(2)]);
      const line = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: t.ink, lineWidth: 1.4 } });
      return { type: 'group', children: [line(low[0], low[1], high[0], high[1]), line(low[0] - 5, low[1], low[0] + 5, low[1]), line(high[0] - 5, high[1], high[0] + 5, high[1])] };
    };
    const finite = v => v !== null && Number.isFinite(v);
    const all = [...claim.value, ...claim.lower, ...claim.upper, claim.expectedLower, claim.expectedUpper].filter(finite);
    const margin = 0.12 * (Math.max(...all) - Math.min(...all) || 1);
    const from = Math.min(...all) - margin;
    const to = Math.max(...all) + margin;
    const intervals = claim.value.map((_, i) => [i, claim.lower[i], claim.upper[i]]).filter(p => finite(p[1]) && finite(p[2]));
    const band = [[{ yAxis: finite(claim.expectedLower) ? claim.expectedLower : from }, { yAxis: finite(claim.expectedUpper) ? claim.expectedUpper : to }]];
    return Object.assign(base(), {
      tooltip: tooltip({ trigger: 'item', formatter: p => {
        const i = p.dataIndex;
        const interval = finite(claim.lower[i]) && finite(claim.upper[i]) ? ` (${number(claim.lower[i], 4)} to ${number(claim.upper[i], 4)})` : '';
        return `${escape(claim.labels[i])}: ${number(claim.value[i], 4)}${interval}`;
      } }),
      grid: { left: 70, right: 16, top: 12, bottom: 34 },
      xAxis: axis('', { type: 'category', data: claim.labels, splitLine: { show: false }, axisLabel: { color: t.ink, interval: 0 } }),
      yAxis: axis(claim.quantity, { nameGap: 48, min: from, max: to, axisLabel: { color: t.soft, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: v => number(v) } }),
      series: [{ type: 'scatter', data: claim.value, symbolSize: 9, z: 5, itemStyle: { color: shade(true, 0) },
        markArea: { silent: true, itemStyle: { color: t.band }, data: band } },
        { type: 'custom', renderItem: whisker, data: intervals, z: 4, silent: true, encode: { x: 0, y: [1, 2] } }]
    });
  };
  const startClaims = root => {
    const panels = make('div', root, { class: 'panels' });
    data.claims.forEach(claim => {
      const panel = make('div', panels, { class: 'panel' });
      make('h3', panel, {}, claim.statement);
      addChart(panel, claim.statement, 230, claimOption(claim));
    });
  };

  // ---- start -------------------------------------------------------------------------------------------------------
  const startViews = (root, show, one) => {
    const controls = make('div', root, { class: 'controls' });
    const panels = make('div', root, { class: one ? 'one' : 'panels' });
    const change = n => { clear(panels); show(panels, data.views[n]); };
    select(controls, 'shown', data.views.map(view => view.label), change);
    change(0);
  };
  const start = {
    profiles: root => startViews(root, showProfiles, false),
    traces: root => startViews(root, showTraces, false),
    diffusion: root => startViews(root, showDiffusion, true),
    energies: root => startViews(root, showEnergies, true),
    maps: startMaps,
    waterfall: startWaterfall,
    likelihoods: startLikelihoods,
    claims: startClaims
  };
  document.querySelectorAll('[data-figure]').forEach(root => start[root.dataset.figure](root));

  darkQuery.addEventListener('change', () => charts.forEach(draw));
  const print = on => { printing = on; charts.forEach(draw); };
  window.addEventListener('beforeprint', () => print(true));
  window.addEventListener('afterprint', () => print(false));
})();
