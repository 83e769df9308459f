// The live network: every circle as bright as its activation, every edge as strong as what it carries.

const GREEN = "84, 224, 154", RED = "244, 85, 63", YELLOW = "#ffd95a";
const WIDTH = 1280, HEIGHT = 720;

export class NetworkView {
  constructor(canvas, network) {
    this.canvas = canvas;
    this.paint = canvas.getContext("2d");
    this.network = network;
    this.places = layout(network);
    this.reading = null;
    new ResizeObserver(() => this.draw()).observe(canvas);
  }

  show(reading) {
    this.reading = reading;
    this.canvas.setAttribute("aria-label", reading
      ? `The network reads ${reading.answer}; its outputs are ` +
        reading.outputs.map((value, digit) => `${digit}: ${value.toFixed(2)}`).join(", ")
      : "The network, waiting for a digit");
    this.draw();
  }

  draw() {
    const { canvas, paint } = this;
    const sharp = Math.max(1, Math.min(3, window.devicePixelRatio));
    const width = Math.round(canvas.clientWidth * sharp);
    if (!width) return;
    canvas.width = width;
    canvas.height = Math.round((width * HEIGHT) / WIDTH);
    paint.setTransform(width / WIDTH, 0, 0, width / WIDTH, 0, 0);
    if (this.reading) this.drawEdges();
    this.places.forEach((places, layer) => this.drawLayer(places, layer));
    this.drawOutputs();
  }

  drawEdges() {
    const { paint } = this;
    this.reading.edges.forEach((edges, layer) => {
      for (const [from, to, strength] of edges) {
        const [start, end] = [this.places[layer][from], this.places[layer + 1][to]];
        paint.strokeStyle = `rgba(${strength > 0 ? GREEN : RED}, ${0.06 + 0.94 * Math.abs(strength)})`;
        paint.lineWidth = 0.6 + 1.4 * Math.abs(strength);
        paint.beginPath();
        paint.moveTo(start.x, start.y);
        paint.lineTo(end.x, end.y);
        paint.stroke();
      }
    });
  }

  drawLayer(places, layer) {
    const { paint } = this;
    const levels = this.reading?.layers[layer];
    const isHidden = layer > 0;
    places.forEach(({ x, y, r }, i) => {
      const shade = Math.round(255 * (levels?.[i] ?? 0));
      paint.beginPath();
      paint.arc(x, y, r, 0, 2 * Math.PI);
      paint.fillStyle = `rgb(${shade}, ${shade}, ${shade})`;
      paint.fill();
      paint.lineWidth = isHidden ? Math.min(2, r / 5) : 0.7;
      paint.strokeStyle = isHidden ? "#fff" : "#4a4a4a";
      paint.stroke();
    });
    const leftOut = this.network.sizes[layer] - places.length;
    if (leftOut) this.say(`${leftOut} more not shown`, places[0].x, HEIGHT - 8, 18, "#a6a6a6", "center");
  }

  drawOutputs() {
    const places = this.places.at(-1);
    places.forEach(({ x, y, r }, digit) => {
      const chosen = this.reading?.answer === digit;
      const color = chosen ? YELLOW : "#fff";
      this.say(String(digit), x + r + 16, y, 34, color);
      if (this.reading) this.say(this.reading.outputs[digit].toFixed(2), x + r + 52, y, 24, chosen ? YELLOW : "#a6a6a6");
      if (chosen) {
        this.paint.strokeStyle = YELLOW;
        this.paint.lineWidth = 2.5;
        this.paint.beginPath();
        this.paint.roundRect(x - r - 10, y - r - 7, 2 * r + 126, 2 * r + 14, 8);
        this.paint.stroke();
      }
    });
  }

  say(words, x, y, size, color, align = "left") {
    const { paint } = this;
    paint.font = `${size}px "Segoe UI", system-ui, sans-serif`;
    paint.fillStyle = color;
    paint.textAlign = align;
    paint.textBaseline = "middle";
    paint.fillText(words, x, y + 2);
  }
}

// Centres and radii: the pixels as a grid, the other layers as columns from its right to the outputs.
function layout({ sizes, shown }) {
  const side = Math.round(Math.sqrt(sizes[0]));
  const cell = 16, left = 40, top = (HEIGHT - side * cell) / 2;
  const grid = shown[0].map((pixel) => ({
    x: left + ((pixel % side) + 0.5) * cell, y: top + (Math.floor(pixel / side) + 0.5) * cell, r: cell * 0.42,
  }));
  const first = left + side * cell + 150, last = WIDTH - 160, gaps = Math.max(1, sizes.length - 2);
  const columns = shown.slice(1).map((neurons, n) => {
    const x = sizes.length === 2 ? last : first + (n * (last - first)) / gaps;
    const pitch = Math.min(64, (HEIGHT - 50) / neurons.length);
    return neurons.map((_, i) => ({ x, y: HEIGHT / 2 + (i - (neurons.length - 1) / 2) * pitch, r: Math.min(22, pitch * 0.4) }));
  });
  return [grid, ...columns];
}
