"""Processor milliseconds of training steps and inference of the same networks in PyTorch, one thread.

Called by step-times.sh. With "mobile" as second argument only mobile-fashion's networks. Prints
a line per network: name, tab, median milliseconds (mean where the path changes).
"""
import random
import statistics
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
BATCH = 64
CELLS = {
    "convolutions": "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
    "|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|",
    "mixed": "|nor_conv_1x1~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
    "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|",
    "light": "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+"
    "|none~0|nor_conv_1x1~1|avg_pool_3x3~2|",
}
MOBILE = {
    "mobile smallest": "k3e3:skip/k3e3:skip/k3e3:skip",
    "mobile middle": "k3e6:k5e3/k5e3:skip/k3e3:k3e6",
    "mobile largest": "k5e6:k5e6/k5e6:k5e6/k5e6:k5e6",
}
SHAPES = [("1x14x14 C8", 1, 14, 8), ("1x14x14 C16", 1, 14, 16), ("3x16x16 C16", 3, 16, 16)]


class Zero(nn.Module):
    def forward(self, x):
        return x.mul(0.0)


def operation(name, c):
    if name == "none":
        return Zero()
    if name == "skip_connect":
        return nn.Identity()
    if name == "avg_pool_3x3":
        return nn.AvgPool2d(3, 1, 1, count_include_pad=False)
    k = 3 if name == "nor_conv_3x3" else 1
    return nn.Sequential(
        nn.ReLU(), nn.Conv2d(c, c, k, padding=k // 2, bias=False), nn.BatchNorm2d(c))


class Cell(nn.Module):
    """A fixed cell; edges that are none are left out."""

    def __init__(self, text, c):
        super().__init__()
        self.edges = nn.ModuleDict()
        for node, part in enumerate(text.split("+"), start=1):
            for edge in part.strip("|").split("|"):
                name, source = edge.split("~")
                if name != "none":
                    self.edges[f"{source}>{node}"] = operation(name, c)

    def forward(self, x):
        nodes = [x]
        for node in range(1, 4):
            total = None
            for source in range(node):
                key = f"{source}>{node}"
                if key in self.edges and nodes[source] is not None:
                    y = self.edges[key](nodes[source])
                    total = y if total is None else total + y
            nodes.append(total)
        return nodes[3]


class MixedCell(nn.Module):
    """All five operations on each edge, weighted by a softmax (DARTS)."""

    NAMES = ["none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"]

    def __init__(self, alphas, c):
        super().__init__()
        self.alphas = [alphas]
        self.edges = nn.ModuleList(
            nn.ModuleList(operation(n, c) for n in self.NAMES) for _ in range(6))

    def forward(self, x):
        weights = torch.softmax(self.alphas[0], dim=1)
        nodes = [x]
        edge = 0
        for node in range(1, 4):
            total = None
            for source in range(node):
                y = sum(w * op(nodes[source]) for w, op in zip(weights[edge], self.edges[edge]))
                total = y if total is None else total + y
                edge += 1
            nodes.append(total)
        return nodes[3]


def network(cell, channels, c):
    def reduction(width):
        return nn.Sequential(
            nn.AvgPool2d(2, 2), nn.Conv2d(width, 2 * width, 1, bias=False),
            nn.BatchNorm2d(2 * width))

    return nn.Sequential(
        nn.Conv2d(channels, c, 3, padding=1, bias=False), nn.BatchNorm2d(c), cell(c),
        reduction(c), cell(2 * c), reduction(2 * c), cell(4 * c),
        nn.BatchNorm2d(4 * c), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        nn.Linear(4 * c, 10))


class SharedCell(nn.Module):
    """All operations on each edge, of which one, drawn for all cells, is computed."""

    def __init__(self, path, c):
        super().__init__()
        self.path = path
        self.edges = nn.ModuleList(
            nn.ModuleList(operation(n, c) for n in MixedCell.NAMES) for _ in range(6))

    def forward(self, x):
        nodes = [x]
        edge = 0
        for node in range(1, 4):
            total = None
            for source in range(node):
                if self.path[edge] != 0 and nodes[source] is not None:
                    y = self.edges[edge][self.path[edge]](nodes[source])
                    total = y if total is None else total + y
                edge += 1
            nodes.append(total)
        return torch.zeros_like(x) if nodes[3] is None else nodes[3]


def draw(path):
    path[:] = [random.randrange(5) for _ in range(6)]


class Block(nn.Module):
    """An inverted residual of mobile-fashion, written as k5e3."""

    def __init__(self, text, c, out, stride):
        super().__init__()
        k, inner = int(text[1]), c * int(text[3])
        self.residual = stride == 1 and c == out
        self.layers = nn.Sequential(
            nn.Conv2d(c, inner, 1, bias=False), nn.BatchNorm2d(inner), nn.ReLU6(inplace=True),
            nn.Conv2d(inner, inner, k, stride, k // 2, groups=inner, bias=False),
            nn.BatchNorm2d(inner), nn.ReLU6(inplace=True),
            nn.Conv2d(inner, out, 1, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return x + self.layers(x) if self.residual else self.layers(x)


def mobile(text):
    layers = [nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU6(inplace=True)]
    c = 8
    for stage, (blocks, out) in enumerate(zip(text.split("/"), (8, 16, 24))):
        for number, block in enumerate(blocks.split(":")):
            if block != "skip":
                layers.append(Block(block, c, out, 2 if stage > 0 and number == 0 else 1))
                c = out
    return nn.Sequential(
        *layers, nn.Conv2d(c, 64, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU6(inplace=True),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10))


def infer(name, model, batch, repeats):
    model.eval()
    x = torch.randn(batch, 1, 14, 14)
    times = []
    with torch.inference_mode():
        for _ in range(repeats):
            start = time.process_time()
            model(x)
            times.append((time.process_time() - start) * 1e3)
    print(f"{name}\t{statistics.median(times[len(times) // 3:]):.3f}")


def measure(name, model, channels, side, extra=(), before=lambda: None):
    optimizer = torch.optim.SGD(
        list(model.parameters()) + list(extra), lr=0.05, momentum=0.9, nesterov=True,
        weight_decay=5e-4)
    x = torch.randn(BATCH, channels, side, side)
    y = torch.randint(0, 10, (BATCH,))
    times = []
    for _ in range(int(sys.argv[1])):
        start = time.process_time()
        before()
        # Weights of other paths have no gradient: they are left alone.
        optimizer.zero_grad(set_to_none=True)
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
        times.append((time.process_time() - start) * 1e3)
    typical = statistics.mean if name.endswith("path") else statistics.median
    print(f"{name}\t{typical(times[len(times) // 3:]):.3f}")


PREFIX = sys.argv[2] if len(sys.argv) > 2 else ""
for label, channels, side, c in SHAPES if not PREFIX else ():
    for cell, text in CELLS.items():
        measure(f"{label} {cell}", network(lambda w: Cell(text, w), channels, c), channels, side)
if not PREFIX:
    alphas = nn.Parameter(torch.zeros(6, 5))
    measure(
        "1x14x14 C8 supernet", network(lambda w: MixedCell(alphas, w), 1, 8), 1, 14, [alphas])
    drawn = [0] * 6
    random.seed(4)
    measure(
        "1x14x14 C8 single path", network(lambda w: SharedCell(drawn, w), 1, 8), 1, 14,
        before=lambda: draw(drawn))
for label, text in MOBILE.items():
    measure(f"{label} step", mobile(text), 1, 14)
    infer(f"{label} forward 64", mobile(text), BATCH, 2 * int(sys.argv[1]))
    infer(f"{label} forward 1", mobile(text), 1, 10 * int(sys.argv[1]))
