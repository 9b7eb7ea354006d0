"""Processor milliseconds of training steps of mobile-fashion's supernets in PyTorch, one thread.

Called by supernet-steps.sh. "one path": each block holds four operations with weights of their own, and a network that
is drawn anew takes a step of SGD. "sandwich of four": kernels and channels of a block are parts of the greatest; the
biggest child learns from labels and, in the same step, two random ones and the smallest learn from its probabilities.
Images are made up beforehand: reading costs nothing here. Prints a line per step: name, tab, mean milliseconds of the
second half.
"""
import random
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn.functional import batch_norm, conv2d, cross_entropy, dropout, relu6

torch.set_num_threads(1)
BATCH, STEPS = 64, int(sys.argv[1])
WIDTHS = (8, 8, 16, 16, 24, 24)
STRIDES = (1, 1, 2, 1, 2, 1)
OPERATIONS = ((3, 3), (5, 3), (3, 6), (5, 6))
SKIP = 4
BIGGEST, SMALLEST = [3] * 6, [0, SKIP] * 3


def draw():
    return [random.randrange(4 + block % 2) for block in range(6)]


class Operation(nn.Module):
    """An inverted residual with weights of its own."""

    def __init__(self, k, e, c, out, stride):
        super().__init__()
        inner = e * c
        self.layers = nn.Sequential(
            nn.Conv2d(c, inner, 1, bias=False), nn.BatchNorm2d(inner), nn.ReLU6(inplace=True),
            nn.Conv2d(inner, inner, k, stride, k // 2, groups=inner, bias=False),
            nn.BatchNorm2d(inner), nn.ReLU6(inplace=True),
            nn.Conv2d(inner, out, 1, bias=False), nn.BatchNorm2d(out))

    def forward(self, x):
        return self.layers(x)


class SeparateBlock(nn.Module):
    """Four operations, of which one is computed."""

    def __init__(self, c, out, stride):
        super().__init__()
        self.operations = nn.ModuleList(Operation(k, e, c, out, stride) for k, e in OPERATIONS)

    def forward(self, x, choice, drop):
        return self.operations[choice](x)


def part_of_norm(norm, x, n):
    return batch_norm(
        x, norm.running_mean[:n], norm.running_var[:n], norm.weight[:n], norm.bias[:n], True)


class ElasticBlock(nn.Module):
    """One inverted residual, of which smaller ones take the first channels and the middle of the kernel."""

    def __init__(self, c, out, stride):
        super().__init__()
        inner = 6 * c
        self.c, self.stride = c, stride
        self.expand = nn.Parameter(torch.randn(inner, c, 1, 1) * (2 / c) ** 0.5)
        self.depthwise = nn.Parameter(torch.randn(inner, 1, 5, 5) * (2 / 25) ** 0.5)
        self.project = nn.Parameter(torch.randn(out, inner, 1, 1) * (2 / inner) ** 0.5)
        self.norms = nn.ModuleList(nn.BatchNorm2d(width) for width in (inner, inner, out))

    def forward(self, x, choice, drop):
        k, e = OPERATIONS[choice]
        n, margin = e * self.c, (5 - k) // 2
        kernel = self.depthwise[:n, :, margin : 5 - margin, margin : 5 - margin]
        y = relu6(part_of_norm(self.norms[0], conv2d(x, self.expand[:n]), n), inplace=True)
        y = conv2d(y, kernel, None, self.stride, k // 2, groups=n)
        y = relu6(part_of_norm(self.norms[1], y, n), inplace=True)
        y = self.norms[2](conv2d(y, self.project[:, :n]))
        if drop > 0:
            kept = torch.rand(len(y), 1, 1, 1) >= drop
            y = y * (kept / (1 - drop))
        return y


class Supernet(nn.Module):
    def __init__(self, block):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU6(inplace=True))
        widths = (8,) + WIDTHS
        self.blocks = nn.ModuleList(
            block(widths[i], widths[i + 1], STRIDES[i]) for i in range(len(WIDTHS)))
        self.head = nn.Sequential(
            nn.Conv2d(24, 64, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU6(inplace=True),
            nn.AdaptiveAvgPool2d(1), nn.Flatten())
        self.classifier = nn.Linear(64, 10)

    def forward(self, x, path, drop=0):
        x = self.stem(x)
        for number, (block, choice) in enumerate(zip(self.blocks, path)):
            if choice != SKIP:
                connect = drop if number in (3, 5) else 0
                y = block(x, choice, connect)
                x = x + y if y.shape == x.shape else y
        x = self.head(x)
        return self.classifier(dropout(x, drop) if drop > 0 else x)


def one_path(model, x, y):
    cross_entropy(model(x, draw()), y).backward()


def sandwich(model, x, y):
    logits = model(x, BIGGEST, 0.2)
    cross_entropy(logits, y, label_smoothing=0.1).backward()
    targets = logits.detach().softmax(1)
    for path in (draw(), draw(), SMALLEST):
        cross_entropy(model(x, path), targets).backward()


for name, block, step in (
    ("one path", SeparateBlock, one_path), ("sandwich of four", ElasticBlock, sandwich)):
    random.seed(4)
    torch.manual_seed(1)
    model = Supernet(block)
    optimizer = torch.optim.SGD(
        model.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-5)
    x, y = torch.randn(BATCH, 1, 14, 14), torch.randint(0, 10, (BATCH,))
    times = []
    for _ in range(STEPS):
        start = time.process_time()
        # Weights of other paths have no gradient: they are left alone.
        optimizer.zero_grad(set_to_none=True)
        step(model, x, y)
        optimizer.step()
        times.append((time.process_time() - start) * 1e3)
    print(f"{name}\t{statistics.mean(times[len(times) // 2:]):.3f}")
